import Libsql from 'libsql';
import { storeError } from './store-error.ts';

/** What may be bound. No booleans: the driver ends the whole process on them. Text is read back up to its first NUL. */
export type SqlValue = string | number | null;

/** One connection. Everything is synchronous, and errors are StudioErrors: `store.corrupt`, `disk.full` or `internal`. */
export interface Database {
  readonly path: string;
  /** Rows changed by `run` since the connection was opened. */
  readonly changes: number;
  /** Rows in order. `Row` is what the SQL selects; nothing checks it. */
  all<Row>(sql: string, ...values: SqlValue[]): Row[];
  get<Row>(sql: string, ...values: SqlValue[]): Row | undefined;
  /** Gives the number of rows changed. */
  run(sql: string, ...values: SqlValue[]): number;
  /** Several statements without values. */
  script(sql: string): void;
  /** All of `body` or nothing of it, on disk when this returns. Inside another `write` it is a part of that one. */
  write<Result>(body: () => Result): Result;
  close(): void;
}

/** Opens `path` (created where missing, or `:memory:`) without looking at what is in it. */
export function connect(path: string): Database {
  const connection = open(path);
  const statements = new Map<string, Libsql.Statement<SqlValue[][]>>();
  let changes = 0;

  const prepared = (sql: string) => {
    const known = statements.get(sql);
    if (known) return known;
    const statement = connection.prepare<SqlValue[][]>(sql);
    statements.set(sql, statement);
    return statement;
  };
  const attempt = <Result>(body: () => Result): Result => {
    try {
      return body();
    } catch (error) {
      throw storeError(error, path);
    }
  };
  const all = <Row>(sql: string, ...values: SqlValue[]) => attempt(() => prepared(sql).all(values) as Row[]);
  const run = (sql: string, ...values: SqlValue[]) =>
    attempt(() => {
      const result = prepared(sql).run(bindable(values));
      changes += result.changes;
      return result.changes;
    });

  return {
    path,
    get changes() {
      return changes;
    },
    all,
    get: <Row>(sql: string, ...values: SqlValue[]) => all<Row>(sql, ...values)[0],
    run,
    script: (sql) => attempt(() => void connection.exec(sql)),
    write(body) {
      if (connection.inTransaction) return body();
      // at once a writer: a reader that wants to write later fails where another wrote meanwhile
      attempt(() => connection.exec('BEGIN IMMEDIATE'));
      try {
        const result = body();
        attempt(() => connection.exec('COMMIT'));
        return result;
      } catch (error) {
        // SQLite ends the transaction by itself on some failures, a full disk among them
        if (connection.inTransaction) connection.exec('ROLLBACK');
        throw error;
      }
    },
    close() {
      statements.clear();
      if (connection.open) connection.close();
    },
  };
}

/** The compiler sees to it, but where it was told otherwise a fault must not end the process. */
function bindable(values: readonly SqlValue[]): SqlValue[] {
  for (const value of values as readonly unknown[])
    if (value !== null && typeof value !== 'string' && typeof value !== 'number')
      throw new TypeError(`a value of type ${typeof value} cannot be bound`);
  return [...values];
}

function open(path: string): Libsql.Database {
  try {
    return new Libsql(path);
  } catch (error) {
    throw storeError(error, path);
  }
}
