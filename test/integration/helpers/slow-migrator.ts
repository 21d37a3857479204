import { MIGRATIONS } from '../../../src/work/database/migrations/migrations.ts';
import { openDatabase } from '../../../src/work/database/open-database.ts';

/** Opens the database of a folder as a later version with much to change; ended by whoever started it. */
const [dir] = process.argv.slice(2);
const sql = `
  CREATE TABLE note (number INTEGER) STRICT;
  DELETE FROM job;
  WITH RECURSIVE count (number) AS (SELECT 1 UNION ALL SELECT number + 1 FROM count LIMIT 1000000000)
    INSERT INTO note SELECT number FROM count`;
const number = Math.max(...MIGRATIONS.map((migration) => migration.number)) + 1;
openDatabase(String(dir), { migrations: [...MIGRATIONS, { number, sql }] });
