using Visa.LocalAws.Warehouse.Dialect;

namespace Visa.LocalAws.Warehouse.Statements;

/// <summary>Reads MERGE with Redshift's rules: the source is a table, both WHEN clauses stand, no target row may match twice.</summary>
internal static class MergeReader
{
    public static WarehouseStatement Read(TokenCursor cursor)
    {
        cursor.Require("into");
        var target = cursor.QualifiedName();
        if (!cursor.Is("using"))
            throw new SqlRefusal("ERROR: syntax error: MERGE takes no alias for the target\n  Hint: Name the target's columns with its table name.");
        cursor.Require("using");
        if (cursor.IsSymbol("("))
            throw SqlRefusal.NotInRedshift("MERGE from a subquery", "Write the source rows to a table first.");
        var source = cursor.QualifiedName();
        var alias = cursor.Take("as") || !cursor.Is("on") ? cursor.Name() : null;
        cursor.Require("on");
        var from = cursor.At;
        var firstWhen = TokenRange.Find(cursor.Tokens, from, cursor.Tokens.Count, "when");
        if (TokenRange.Find(cursor.Tokens, from, cursor.Tokens.Count, "remove") >= 0)
            throw SqlRefusal.NotHere("MERGE ... REMOVE DUPLICATES", "Use WHEN MATCHED and WHEN NOT MATCHED.");
        if (firstWhen < 0)
            throw SqlRefusal.Syntax("end of input");
        RequireBothClauses(cursor, firstWhen);
        var on = SqlTranslator.Translate(cursor.Tokens, from, firstWhen);
        var sourceSql = alias is null ? source.Sql : $"{source.Sql} AS {SqlToken.Identifier(alias)}";
        var duplicates = $"SELECT 1 FROM {target.Sql} JOIN {sourceSql} ON {on} GROUP BY {target.Sql}.rowid HAVING count(*) > 1 LIMIT 1";
        return new WarehouseStatement(StatementKind.Merge, [SqlTranslator.Translate(cursor.Tokens)]) { Merge = new MergeDefinition(duplicates) };
    }

    private static void RequireBothClauses(TokenCursor cursor, int firstWhen)
    {
        cursor.At = firstWhen;
        var isMatchedFirst = cursor.Take("when", "matched", "then");
        var notMatched = TokenRange.Find(cursor.Tokens, firstWhen + 1, cursor.Tokens.Count, "when");
        cursor.At = Math.Max(notMatched, 0);
        if (!isMatchedFirst || !cursor.Take("when", "not", "matched", "then", "insert"))
            throw new SqlRefusal("ERROR: MERGE needs WHEN MATCHED THEN UPDATE or DELETE, and then WHEN NOT MATCHED THEN INSERT");
    }
}
