using System.Globalization;
using Visa.LocalAws.Warehouse.Dialect;

namespace Visa.LocalAws.Warehouse.Statements;

/// <summary>Reads CREATE TABLE. How Redshift would spread and sort the rows is checked and dropped.</summary>
internal static class TableReader
{
    public static WarehouseStatement Read(TokenCursor cursor, bool isTemporary)
    {
        var ifNotExists = cursor.Take("if", "not", "exists");
        if (cursor.IsSymbol("#"))
            throw SqlRefusal.NotHere("a temporary table whose name begins with #", "Use CREATE TEMP TABLE.");
        var table = new TableDefinition(cursor.QualifiedName(), isTemporary, ifNotExists);
        if (cursor.IsSymbol("("))
            table = ReadBody(cursor, table);
        ReadAttributes(cursor, table);
        if (cursor.Take("as"))
            table = table with { Query = cursor.Rest() };
        cursor.RequireEnd();
        if (table is { Query: null, Like: null, Columns.Count: 0 })
            throw cursor.Unexpected();
        return new WarehouseStatement(StatementKind.CreateTable, table.Like is null ? [.. table.ToSql()] : []) { Table = table };
    }

    /// <summary>Reads one column after its name.</summary>
    public static ColumnDefinition ReadColumn(TokenCursor cursor, string name, int end)
    {
        var at = cursor.At;
        var type = TypeRules.Read(cursor.Tokens, ref at);
        cursor.At = at;
        var column = new ColumnDefinition(name, type);
        while (cursor.At < end)
            column = ReadColumnAttribute(cursor, column, end);
        return column;
    }

    private static TableDefinition ReadBody(TokenCursor cursor, TableDefinition table)
    {
        var (start, end) = cursor.Group();
        var after = cursor.At;
        var columns = new List<ColumnDefinition>();
        foreach (var (from, to) in TokenRange.Split(cursor.Tokens, start, end))
        {
            cursor.At = from;
            if (cursor.Take("like"))
                table = table with { Like = cursor.QualifiedName(), IncludesDefaults = cursor.Take("including", "defaults") };
            else if (!IsTableConstraint(cursor))
                columns.Add(ReadColumn(cursor, cursor.Name(), to));
        }
        cursor.At = after;
        if (table.Like is not null && columns.Count > 0)
            throw SqlRefusal.NotHere("LIKE together with further columns", "Add them with ALTER TABLE.");
        if (columns.GroupBy(column => column.Name).FirstOrDefault(group => group.Count() > 1) is { } twice)
            throw new SqlRefusal($"ERROR: column \"{twice.Key}\" specified more than once");
        return table with { Columns = columns };
    }

    /// <summary>Keys inform Redshift's planner and hold nobody to them.</summary>
    private static bool IsTableConstraint(TokenCursor cursor)
    {
        if (cursor.Is("check"))
            throw SqlRefusal.NotInRedshift("CHECK", "Test the data in dbt.");
        return cursor.Is("primary") || cursor.Is("unique") || cursor.Is("foreign") || cursor.Is("constraint");
    }

    private static ColumnDefinition ReadColumnAttribute(TokenCursor cursor, ColumnDefinition column, int end)
    {
        if (cursor.Take("not", "null"))
            return column with { IsNullable = false };
        if (cursor.Take("null") || cursor.Take("distkey") || cursor.Take("sortkey") || cursor.Take("primary", "key") || cursor.Take("unique"))
            return column;
        if (cursor.Take("encode"))
        {
            cursor.Name();
            return column;
        }
        if (cursor.Take("identity"))
            return column with { Identity = ReadIdentity(cursor), IsNullable = false };
        if (cursor.Take("generated", "by", "default", "as", "identity"))
            return column with { Identity = ReadIdentity(cursor) };
        if (cursor.Take("default"))
            return column with { Default = ReadDefault(cursor, end) };
        if (cursor.Take("references"))
        {
            cursor.QualifiedName();
            if (cursor.IsSymbol("("))
                cursor.Group();
            return column;
        }
        throw cursor.Unexpected();
    }

    private static (long Seed, long Step) ReadIdentity(TokenCursor cursor)
    {
        var (start, end) = cursor.Group();
        var numbers = TokenRange.Split(cursor.Tokens, start, end)
            .Select(range => string.Concat(cursor.Tokens.Skip(range.Start).Take(range.End - range.Start).Select(token => token.Value)))
            .Select(text => long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : throw SqlRefusal.Syntax(text))
            .ToList();
        return numbers is [var seed, var step and not 0] ? (seed, step) : throw SqlRefusal.Syntax("identity");
    }

    private static string ReadDefault(TokenCursor cursor, int end)
    {
        var start = cursor.At;
        while (cursor.At < end && !IsColumnAttribute(cursor))
            cursor.At = cursor.IsSymbol("(") ? TokenRange.Close(cursor.Tokens, cursor.At, end) + 1 : cursor.At + 1;
        return SqlTranslator.Translate(cursor.Tokens, start, cursor.At);
    }

    private static bool IsColumnAttribute(TokenCursor cursor) =>
        cursor.Is("not") || cursor.Is("encode") || cursor.Is("distkey") || cursor.Is("sortkey") || cursor.Is("primary") || cursor.Is("unique") || cursor.Is("references");

    private static void ReadAttributes(TokenCursor cursor, TableDefinition table)
    {
        while (!cursor.IsAtEnd && !cursor.Is("as"))
        {
            if (cursor.Take("diststyle"))
                RequireOneOf(cursor, "auto", "even", "key", "all");
            else if (cursor.Take("distkey"))
                RequireColumns(table, cursor.Names(), "DISTKEY");
            else if (cursor.Take("encode"))
                RequireOneOf(cursor, "auto");
            else if (cursor.Take("backup"))
                RequireOneOf(cursor, "yes", "no");
            else
                ReadSortKey(cursor, table);
        }
    }

    private static void ReadSortKey(TokenCursor cursor, TableDefinition table)
    {
        _ = cursor.Take("compound") || cursor.Take("interleaved");
        cursor.Require("sortkey");
        if (!cursor.Take("auto"))
            RequireColumns(table, cursor.Names(), "SORTKEY");
    }

    private static void RequireOneOf(TokenCursor cursor, params ReadOnlySpan<string> words)
    {
        if (!words.Contains(cursor.Name()))
            throw SqlRefusal.Syntax(cursor.Tokens[cursor.At - 1].Value);
    }

    private static void RequireColumns(TableDefinition table, List<string> names, string key)
    {
        var unknown = table.Columns.Count == 0 ? null : names.FirstOrDefault(name => table.Columns.All(column => column.Name != name));
        if (unknown is not null)
            throw new SqlRefusal($"ERROR: {key} column \"{unknown}\" not found in table definition");
    }
}
