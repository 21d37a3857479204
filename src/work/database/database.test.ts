import { describe, expect, test } from 'vitest';
import { StudioError } from '../../shared/errors.ts';
import { connect, type Database } from './database.ts';

function withTable(): Database {
  const database = connect(':memory:');
  database.script('CREATE TABLE note (number INTEGER PRIMARY KEY, text TEXT) STRICT');
  return database;
}

const texts = (database: Database) =>
  database.all<{ text: string }>('SELECT text FROM note ORDER BY number').map(({ text }) => text);

describe('rows', () => {
  test('come back as they were bound, and nothing else with them', () => {
    const database = withTable();
    const many = 2 ** 53 - 1;
    expect(database.run('INSERT INTO note VALUES (?, ?), (?, ?)', many, null, 1, "' ť 👍 \n")).toBe(2);
    expect(database.all('SELECT * FROM note')).toEqual([
      { number: 1, text: "' ť 👍 \n" },
      { number: many, text: null },
    ]);
    expect(database.get('SELECT text FROM note WHERE number = ?', many)).toEqual({ text: null });
    expect(database.get('SELECT text FROM note WHERE number = ?', 2)).toBeUndefined();
  });

  test('what is changed is counted', () => {
    const database = withTable();
    database.run("INSERT INTO note (text) VALUES ('a'), ('b')");
    database.run("UPDATE note SET text = 'c' WHERE text = 'none'");
    database.run('DELETE FROM note WHERE number = 1');
    expect(database.changes).toBe(3);
  });
});

describe('a write', () => {
  test('that fails leaves nothing behind, and the next one works', () => {
    const database = withTable();
    const fault = new Error('in the middle');
    const half = () =>
      database.write(() => {
        database.run("INSERT INTO note (text) VALUES ('half')");
        throw fault;
      });
    expect(half).toThrow(fault);
    expect(database.write(() => database.run("INSERT INTO note (text) VALUES ('whole')"))).toBe(1);
    expect(texts(database)).toEqual(['whole']);
  });

  test('inside another is a part of it', () => {
    const database = withTable();
    const outer = () =>
      database.write(() => {
        database.write(() => database.run("INSERT INTO note (text) VALUES ('inner')"));
        throw new Error('outer');
      });
    expect(outer).toThrow('outer');
    expect(texts(database)).toEqual([]);
  });
});

test('a failure is of the catalogue and keeps its cause', () => {
  const database = withTable();
  const codes = [
    'SELECT no_such_column FROM note',
    'INSERT INTO note (number, text) VALUES (1, 2), (1, 2)',
  ].map((sql) => {
    try {
      database.run(sql);
      return null;
    } catch (error) {
      return error instanceof StudioError
        ? [error.code, error.details['sqlite'], error.cause instanceof Error]
        : error;
    }
  });
  expect(codes).toEqual([
    ['internal', 'SQLITE_ERROR', true],
    ['internal', 'SQLITE_CONSTRAINT_PRIMARYKEY', true],
  ]);
});

test.each([[true], [undefined], [{}], [1n]])('%s is refused before the driver sees it', (value) => {
  const database = withTable();
  expect(() => database.run('INSERT INTO note (text) VALUES (?)', value as never)).toThrow('cannot be bound');
  expect(texts(database)).toEqual([]);
});

test('a folder that does not exist is no database', () => {
  expect(() => connect('/no/such/folder/a.db')).toThrow(StudioError);
});
