using Visa.LocalAws.Warehouse.Dialect;

namespace Visa.LocalAws.Glue.Transforms;

/// <summary>
/// A transformation's statements. Two kinds are run: <c>CREATE OR REPLACE TEMPORARY VIEW x AS …</c>, and <c>CACHE TABLE x AS …</c> for what
/// several views read. The text goes to DuckDB as it is, as it would to Spark.
/// </summary>
internal static class TransformScript
{
    public static IReadOnlyList<string> Parse(string text)
    {
        var statements = new List<string>();
        var start = 0;
        var tokens = new List<SqlToken>();
        foreach (var token in SqlLexer.Read(text).Append(new SqlToken(SqlTokenKind.Symbol, ";", text.Length)))
        {
            if (!token.IsSymbol(";"))
            {
                tokens.Add(token);
                continue;
            }
            if (tokens.Count > 0)
                statements.Add(Check(tokens, text, start, token.Position));
            start = Math.Min(token.Position + 1, text.Length);
            tokens = [];
        }
        return statements.Count > 0 ? statements : throw new TransformFailure("The SQL has no statements.");
    }

    private static string Check(List<SqlToken> tokens, string text, int start, int end)
    {
        for (var at = 0; at < tokens.Count; at++)
            CheckReadsNoFile(tokens, at);
        string[] head = [.. tokens.Take(5).Select(token => token.Value)];
        if (head is ["cache", "table", var name, "as", ..])
            return $"CREATE OR REPLACE TEMP TABLE {SqlToken.Identifier(name)} AS {text[(tokens[3].Position + 2)..end]}";
        if (head is ["create", "or", "replace", "temporary" or "temp", "view", ..] or ["create", "temporary" or "temp", "view", ..])
            return text[start..end];
        throw new TransformFailure($"A transformation is made of CREATE OR REPLACE TEMPORARY VIEW and CACHE TABLE ... AS; found: {string.Join(' ', head)} ...");
    }

    private static void CheckReadsNoFile(List<SqlToken> tokens, int at)
    {
        var isCall = at + 1 < tokens.Count && tokens[at + 1].IsSymbol("(");
        var readsFile = isCall && tokens[at].Kind == SqlTokenKind.Word
            && (tokens[at].Value.StartsWith("read_", StringComparison.Ordinal) || tokens[at].Value.StartsWith("parquet_", StringComparison.Ordinal) || tokens[at].Value is "glob" or "sniff_csv");
        var namesFile = tokens[at].Kind == SqlTokenKind.Text && at > 0 && (tokens[at - 1].Is("from") || tokens[at - 1].Is("join")) && !(at > 2 && tokens[at - 3].IsSymbol("("));
        if (readsFile || namesFile)
            throw new TransformFailure($"A transformation reads its inputs, not files: {tokens[at].Sql}");
    }
}
