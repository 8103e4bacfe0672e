<?php
// The peer: PHP with a persistent connection answering a signed-in list of 50 listings. What stands between percent
// signs is filled in by server_list.mjs.
$database = new PDO('sqlite:%database%', null, null,
    [PDO::ATTR_PERSISTENT => true, PDO::ATTR_ERRMODE => PDO::ERRMODE_EXCEPTION, PDO::ATTR_DEFAULT_FETCH_MODE => PDO::FETCH_ASSOC]);
$session = $database->prepare('%session%');
$session->bindValue(1, hash('sha256', $_COOKIE['bench'] ?? '', true), PDO::PARAM_LOB);
$session->execute();
$portal = $session->fetchColumn();
if ($portal === false) {
    http_response_code(401);
    exit;
}
$page = $database->prepare('%page%');
$page->execute([$portal]);
$total = $database->prepare('%total%');
$total->execute([$portal]);
header('Content-Type: application/json; charset=utf-8');
echo json_encode(['items' => $page->fetchAll(), 'total' => $total->fetchColumn()], JSON_UNESCAPED_UNICODE | JSON_UNESCAPED_SLASHES);
