using System.Collections.Frozen;
using Visa.LocalAws.Warehouse.Dialect;

namespace Visa.LocalAws.Warehouse.Statements;

/// <summary>Reads one statement of Redshift's SQL: only the kinds that stand here are run.</summary>
internal static class StatementReader
{
    private static readonly FrozenSet<string> HarmlessSettings = new[]
    {
        "query_group", "statement_timeout", "datestyle", "extra_float_digits", "application_name", "client_encoding", "wlm_query_slot_count", "enable_result_cache_for_session", "describe_field_name_in_uppercase",
    }.ToFrozenSet();

    /// <param name="parameters">The values of named parameters; they become texts, which take the type of what they stand beside.</param>
    public static WarehouseStatement Read(string text, IReadOnlyDictionary<string, string>? parameters = null)
    {
        var statements = SqlLexer.Statements(text).ToList();
        if (statements.Count == 0)
            throw new SqlRefusal("ERROR: Query must not be empty");
        if (statements.Count > 1)
            throw new SqlRefusal("ERROR: cannot insert multiple commands into a prepared statement\n  Hint: Send one statement a call, or several with BatchExecuteStatement.");
        var tokens = parameters is null ? statements[0] : [.. statements[0].Select(token => Bind(token, parameters))];
        return Read(new TokenCursor(tokens));
    }

    private static SqlToken Bind(SqlToken token, IReadOnlyDictionary<string, string> parameters) =>
        token.Kind == SqlTokenKind.Parameter && parameters.TryGetValue(token.Value, out var value) ? new SqlToken(SqlTokenKind.Text, value, token.Position) : token;

    private static WarehouseStatement Read(TokenCursor cursor)
    {
        if (cursor.IsSymbol("("))
            return Query(cursor);
        var word = cursor.Tokens[0].Kind == SqlTokenKind.Word ? cursor.Next().Value : throw cursor.Unexpected();
        return word switch
        {
            "select" or "with" => Query(cursor),
            "insert" => Insert(cursor),
            "update" => Change(cursor),
            "delete" => Delete(cursor),
            "merge" => MergeReader.Read(cursor),
            "copy" => CopyReader.Read(cursor),
            "truncate" => Truncate(cursor),
            "create" => DefinitionReader.ReadCreate(cursor),
            "drop" => DefinitionReader.ReadDrop(cursor),
            "alter" => DefinitionReader.ReadAlter(cursor),
            "comment" => new WarehouseStatement(StatementKind.Definition, [SqlTranslator.Translate(cursor.Tokens)]),
            "begin" or "start" or "commit" or "end" or "rollback" or "abort" => Transaction(cursor, word),
            "set" => Set(cursor),
            "analyze" or "vacuum" or "grant" or "revoke" or "lock" or "reset" => WarehouseStatement.Nothing,
            "unload" => throw SqlRefusal.NotHere("UNLOAD", "Read the rows with GetStatementResult."),
            "call" or "explain" or "show" or "declare" or "fetch" or "prepare" or "execute" or "deallocate" or "values" or "refresh" or "cancel" =>
                throw SqlRefusal.NotHere(word.ToUpperInvariant(), "See docs/warehouse-dialect.md for the statements that are run."),
            _ => throw SqlRefusal.Syntax(word),
        };
    }

    private static WarehouseStatement Query(TokenCursor cursor)
    {
        var tokens = cursor.Tokens;
        if (TokenRange.Find(tokens, 0, tokens.Count, "into") >= 0)
            throw SqlRefusal.NotHere("SELECT INTO", "Use CREATE TABLE ... AS.");
        return new WarehouseStatement(StatementKind.Query, [SqlTranslator.Translate(tokens)]);
    }

    private static WarehouseStatement Change(TokenCursor cursor) => new(StatementKind.Change, [SqlTranslator.Translate(cursor.Tokens)]);

    private static WarehouseStatement Insert(TokenCursor cursor)
    {
        cursor.Require("into");
        if (TokenRange.Find(cursor.Tokens, 0, cursor.Tokens.Count, "conflict") >= 0)
            throw SqlRefusal.NotInRedshift("ON CONFLICT", "Use MERGE, or DELETE ... USING and INSERT.");
        cursor.QualifiedName();
        if (cursor.IsSymbol("("))
            cursor.Group();
        if (cursor.Is("by"))
            throw SqlRefusal.NotInRedshift("INSERT BY NAME", "Name the columns.");
        return Change(cursor);
    }

    private static WarehouseStatement Delete(TokenCursor cursor)
    {
        if (!cursor.Take("from"))
            throw SqlRefusal.NotHere("DELETE without FROM", "Write DELETE FROM table.");
        return Change(cursor);
    }

    private static WarehouseStatement Truncate(TokenCursor cursor)
    {
        cursor.Take("table");
        var table = cursor.QualifiedName();
        cursor.RequireEnd();
        return new WarehouseStatement(StatementKind.Truncate, [$"DELETE FROM {table.Sql}"]);
    }

    private static WarehouseStatement Transaction(TokenCursor cursor, string word)
    {
        var kind = word switch
        {
            "begin" or "start" => StatementKind.Begin,
            "commit" or "end" => StatementKind.Commit,
            _ => StatementKind.Rollback,
        };
        _ = cursor.Take("transaction") || cursor.Take("work");
        if (cursor.Take("isolation", "level"))
            _ = cursor.Take("serializable") || cursor.Take("snapshot") || cursor.Take("repeatable", "read") || cursor.Take("read", "committed") || cursor.Take("read", "uncommitted");
        _ = cursor.Take("read", "write") || cursor.Take("read", "only");
        cursor.RequireEnd();
        return new WarehouseStatement(kind, []);
    }

    private static WarehouseStatement Set(TokenCursor cursor)
    {
        _ = cursor.Take("session") || cursor.Take("local");
        var name = cursor.Name();
        if (!cursor.Take("to"))
            cursor.At += cursor.IsSymbol("=") ? 1 : throw cursor.Unexpected();
        if (HarmlessSettings.Contains(name))
            return WarehouseStatement.Nothing;
        var value = string.Concat(cursor.Tokens.Skip(cursor.At).Select(token => token.Value));
        return name switch
        {
            "search_path" => new WarehouseStatement(StatementKind.Setting, [$"SET search_path = {SqlToken.Literal(value.Replace("$user,", "", StringComparison.Ordinal))}"]),
            "timezone" when value.ToUpperInvariant() is "UTC" or "DEFAULT" => WarehouseStatement.Nothing,
            "enable_case_sensitive_identifier" when value is "false" or "off" => WarehouseStatement.Nothing,
            "timezone" or "enable_case_sensitive_identifier" => throw SqlRefusal.NotHere($"SET {name} TO {value}", "Times are UTC and identifiers fold to lower case here."),
            _ => throw new SqlRefusal($"ERROR: unrecognized configuration parameter \"{name}\""),
        };
    }
}
