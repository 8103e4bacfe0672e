// Everything the client imports from JavaScript, for emcc --js-library. Each function hands over to the bridge
// object given when the module is created (web/bridge.js); views into memory are valid during the call only.
mergeInto(LibraryManager.library, {
  guichet_take: function (pointer, length) {
    Module['bridge'].take(HEAPU8.subarray(pointer, pointer + length));
  },
  guichet_request_frame: function () {
    Module['bridge'].requestFrame();
  },
  guichet_patch: function (pointer, length) {
    Module['bridge'].patch(HEAPU8.subarray(pointer, pointer + length));
  },
  guichet_command: function (code, id, a, b, pointer, length) {
    Module['bridge'].command(code, id >>> 0, a, b, HEAPU8.subarray(pointer, pointer + length));
  },
  guichet_query: function (code, pointer, length) {
    return Module['bridge'].query(code, HEAPU8.subarray(pointer, pointer + length));
  },
  guichet_present: function (pointer, left, top, width, height) {
    Module['bridge'].present(HEAPU8.subarray(pointer, pointer + width * height * 4), left, top, width, height);
  },
  guichet_image_load: function (id, width, height, pointer, length) {
    Module['bridge'].images.load(id, width, height, HEAPU8.subarray(pointer, pointer + length));
  },
  guichet_image_drop: function (id) {
    Module['bridge'].images.drop(id);
  },
  guichet_image_pixels: function (id, pointer, length) {
    return Module['bridge'].images.pixels(id, HEAPU8.subarray(pointer, pointer + length));
  },
  guichet_image_upload__deps: ['$GL'],
  guichet_image_upload: function (id, texture) {
    return Module['bridge'].images.upload(id, GLctx, GL.textures[texture]);
  },
  guichet_use_webgl__deps: ['$GL'],
  guichet_use_webgl: function () {
    var attributes = { majorVersion: 2, minorVersion: 0, enableExtensionsByDefault: false };
    GL.makeContextCurrent(GL.registerContext(Module['bridge'].webgl, attributes));
  },
});
