// The rows the peers answer from: a person's session and the listings, clustered by portal as one would lay them out.
export const texts = ['number', 'state', 'street', 'city', 'postal_code', 'agent_name', 'photo', 'open_order'];
export const numbers = ['price', 'bedrooms', 'bathrooms', 'living_area_m2', 'year_built'];
export const pageQuery = `select ${[...texts, ...numbers].join(', ')} from listings where portal = ?
  order by listed desc, number desc limit 50`;
export const totalQuery = 'select count(*) as n from (select 1 from listings where portal = ? limit 1000)';
export const sessionQuery = 'select portal from sessions where hash = ?';

/** @param database of better-sqlite3 @param {number} rows @param {Buffer} hash of the session's token */
export function fillPeerDatabase(database, rows, hash) {
  database.exec(`create table sessions (hash blob primary key, portal text);
    create table listings (portal text, listed int, ${texts.map((name) => `${name} text`).join(', ')},
      ${numbers.map((name) => `${name} int`).join(', ')}, primary key (portal, listed, number)) without rowid;`);
  const insert = database.prepare(`insert into listings (portal, listed, ${[...texts, ...numbers].join(', ')})
    values ('panorama', ?, ${[...texts, ...numbers].map(() => '?').join(', ')})`);
  database.transaction(() => {
    for (let row = 0; row < rows; ++row) {
      insert.run(row, String(10000000 + row), 'listed', `${row % 9000}, rue des Érables`, 'Montréal', 'H2X 1Y4', 'Mireille Bélanger',
        '', '', 45000000 + row * 100, row % 5, row % 3, 90 + (row % 60), 1950 + (row % 70));
    }
  })();
  database.prepare('insert into sessions values (?, ?)').run(hash, 'panorama');
}
