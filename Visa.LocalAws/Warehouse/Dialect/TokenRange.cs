namespace Visa.LocalAws.Warehouse.Dialect;

/// <summary>Finds what belongs together in a list of tokens.</summary>
internal static class TokenRange
{
    /// <summary>The index of the parenthesis that closes the one at <paramref name="open"/>.</summary>
    public static int Close(IReadOnlyList<SqlToken> tokens, int open, int end)
    {
        var depth = 0;
        for (var at = open; at < end; at++)
        {
            depth += tokens[at].IsSymbol("(") ? 1 : tokens[at].IsSymbol(")") ? -1 : 0;
            if (depth == 0)
                return at;
        }
        throw SqlRefusal.Syntax("end of input");
    }

    /// <summary>The pieces between the commas that lie in no parentheses.</summary>
    public static List<(int Start, int End)> Split(IReadOnlyList<SqlToken> tokens, int start, int end)
    {
        var pieces = new List<(int, int)>();
        var from = start;
        var depth = 0;
        for (var at = start; at < end; at++)
        {
            depth += tokens[at].IsSymbol("(") ? 1 : tokens[at].IsSymbol(")") ? -1 : 0;
            if (depth == 0 && tokens[at].IsSymbol(","))
            {
                pieces.Add((from, at));
                from = at + 1;
            }
        }
        if (from < end || pieces.Count > 0)
            pieces.Add((from, end));
        return pieces;
    }

    /// <summary>The first place of a word in no parentheses, or -1.</summary>
    public static int Find(IReadOnlyList<SqlToken> tokens, int start, int end, string word)
    {
        var depth = 0;
        for (var at = start; at < end; at++)
        {
            depth += tokens[at].IsSymbol("(") ? 1 : tokens[at].IsSymbol(")") ? -1 : 0;
            if (depth == 0 && tokens[at].Is(word))
                return at;
        }
        return -1;
    }
}
