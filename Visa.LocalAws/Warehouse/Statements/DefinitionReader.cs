using Visa.LocalAws.Warehouse.Dialect;

namespace Visa.LocalAws.Warehouse.Statements;

/// <summary>Reads CREATE, ALTER and DROP of tables, views and schemas.</summary>
internal static class DefinitionReader
{
    private const string Hint = "Tables, views and schemas can be created here.";

    public static WarehouseStatement ReadCreate(TokenCursor cursor)
    {
        var replaces = cursor.Take("or", "replace");
        cursor.Take("local");
        var isTemporary = cursor.Take("temp") || cursor.Take("temporary");
        if (cursor.Take("table"))
            return replaces ? throw SqlRefusal.NotInRedshift("CREATE OR REPLACE TABLE", "Drop the table first, in the same transaction.") : TableReader.Read(cursor, isTemporary);
        if (cursor.Take("view"))
            return isTemporary ? throw SqlRefusal.NotInRedshift("a temporary view", "Use a CTE or a temporary table.") : View(cursor, replaces);
        if (cursor.Take("schema"))
            return Schema(cursor);
        throw SqlRefusal.NotHere($"CREATE {cursor.Next().Value.ToUpperInvariant()}", Hint);
    }

    public static WarehouseStatement ReadDrop(TokenCursor cursor)
    {
        var what = cursor.Next().Value;
        if (what is not ("table" or "view" or "schema"))
            throw SqlRefusal.NotHere($"DROP {what.ToUpperInvariant()}", Hint);
        var ifExists = cursor.Take("if", "exists") ? "IF EXISTS " : "";
        var names = new List<string> { cursor.QualifiedName().Sql };
        while (cursor.IsSymbol(","))
        {
            cursor.At++;
            names.Add(cursor.QualifiedName().Sql);
        }
        var cascade = cursor.Take("cascade") ? " CASCADE" : "";
        cursor.Take("restrict");
        cursor.RequireEnd();
        return new WarehouseStatement(StatementKind.Definition, [.. names.Select(name => $"DROP {what} {ifExists}{name}{cascade}")]);
    }

    public static WarehouseStatement ReadAlter(TokenCursor cursor)
    {
        var what = cursor.Next().Value;
        if (what is not ("table" or "schema"))
            throw SqlRefusal.NotHere($"ALTER {what.ToUpperInvariant()}", Hint);
        var name = cursor.QualifiedName();
        if (cursor.Take("owner", "to") || cursor.Take("alter", "distkey") || cursor.Take("alter", "diststyle") || cursor.Take("alter", "sortkey")
            || cursor.Take("alter", "compound") || cursor.Take("alter", "encode"))
            return WarehouseStatement.Nothing;
        return what == "table" ? AlterTable(cursor, name.Sql) : throw SqlRefusal.NotHere("this ALTER SCHEMA", "Create another schema.");
    }

    private static WarehouseStatement AlterTable(TokenCursor cursor, string table)
    {
        if (cursor.Take("rename", "to"))
            return Alter(table, $"RENAME TO {SqlToken.Identifier(cursor.Name())}");
        if (cursor.Take("rename", "column"))
        {
            var old = SqlToken.Identifier(cursor.Name());
            cursor.Require("to");
            return Alter(table, $"RENAME COLUMN {old} TO {SqlToken.Identifier(cursor.Name())}");
        }
        if (cursor.Take("drop"))
        {
            if (cursor.Take("constraint"))
                return WarehouseStatement.Nothing;
            cursor.Take("column");
            return Alter(table, $"DROP COLUMN {SqlToken.Identifier(cursor.Name())}");
        }
        cursor.Require("add");
        return cursor.Is("primary") || cursor.Is("unique") || cursor.Is("foreign") || cursor.Is("constraint") ? WarehouseStatement.Nothing : AddColumn(cursor, table);
    }

    private static WarehouseStatement AddColumn(TokenCursor cursor, string table)
    {
        cursor.Take("column");
        var column = TableReader.ReadColumn(cursor, cursor.Name(), cursor.Tokens.Count);
        if (column.Identity is not null)
            throw new SqlRefusal("ERROR: ALTER TABLE ADD COLUMN cannot add an IDENTITY column");
        if (!column.IsNullable && column.Default is null)
            throw new SqlRefusal("ERROR: ALTER TABLE ADD COLUMN defined as NOT NULL must have a non-null default expression");
        return Alter(table, $"ADD COLUMN {SqlToken.Identifier(column.Name)} {column.Type.DuckDb}{(column.Default is null ? "" : $" DEFAULT {column.Default}")}");
    }

    private static WarehouseStatement Alter(string table, string change) => new(StatementKind.Definition, [$"ALTER TABLE {table} {change}"]);

    private static WarehouseStatement View(TokenCursor cursor, bool replaces)
    {
        var name = cursor.QualifiedName().Sql;
        var columns = cursor.IsSymbol("(") ? $" ({string.Join(", ", cursor.Names().Select(SqlToken.Identifier))})" : "";
        cursor.Require("as");
        var tokens = cursor.Tokens;
        var end = tokens.Count;
        if (end >= 4 && tokens[end - 4].Is("with") && tokens[end - 3].Is("no") && tokens[end - 2].Is("schema") && tokens[end - 1].Is("binding"))
            end -= 4;
        return new WarehouseStatement(StatementKind.Definition, [$"CREATE {(replaces ? "OR REPLACE " : "")}VIEW {name}{columns} AS {SqlTranslator.Translate(tokens, cursor.At, end)}"]);
    }

    private static WarehouseStatement Schema(TokenCursor cursor)
    {
        var ifNotExists = cursor.Take("if", "not", "exists") ? "IF NOT EXISTS " : "";
        var name = SqlToken.Identifier(cursor.Name());
        if (cursor.Take("authorization"))
            cursor.Name();
        cursor.RequireEnd();
        return new WarehouseStatement(StatementKind.Definition, [$"CREATE SCHEMA {ifNotExists}{name}"]);
    }
}
