using System.Collections.Frozen;
using System.Runtime.CompilerServices;

namespace Visa.LocalAws.Warehouse.Dialect;

/// <summary>Turns the tokens of a query or a change of rows into DuckDB's SQL, and refuses what Redshift would not run.</summary>
internal sealed class SqlTranslator
{
    private static readonly FrozenDictionary<string, string> RefusedSymbols = new Dictionary<string, string>
    {
        ["["] = "Redshift has no lists outside SUPER.",
        ["{"] = "Redshift has no structures.",
        ["->"] = "Use JSON_EXTRACT_PATH_TEXT.",
        ["->>"] = "Use JSON_EXTRACT_PATH_TEXT.",
        ["**"] = "Use POWER(a, b).",
        ["//"] = "Write a / b: integers divide to an integer.",
        ["?"] = "Use named parameters, such as :id.",
        ["$"] = "Use named parameters, such as :id.",
        [":="] = "Name arguments by their place.",
        ["#"] = "Name columns, not places; begin no name with #.",
        ["`"] = "Quote names with double quotes.",
        ["!~*"] = "Use NOT (x ~* p).",
        ["@"] = "Use ABS(x).",
    }.ToFrozenDictionary();

    private static readonly FrozenDictionary<string, string> RefusedWords = new Dictionary<string, string>
    {
        ["lateral"] = "Use a subquery in FROM.",
        ["asof"] = "Use ROW_NUMBER() over a range join.",
        ["positional"] = "Join on a column.",
        ["anti"] = "Use NOT EXISTS.",
        ["semi"] = "Use EXISTS.",
        ["tablesample"] = "Use WHERE RANDOM() < fraction.",
        ["returning"] = "Select the rows afterwards, in the same transaction.",
        ["unnest"] = "Redshift navigates SUPER in FROM; keep one row per element.",
    }.ToFrozenDictionary();

    private readonly IReadOnlyList<SqlToken> _tokens;
    private readonly int _start;
    private readonly int _end;
    private readonly List<string> _pieces = [];
    private int _at;

    private SqlTranslator(IReadOnlyList<SqlToken> tokens, int start, int end)
    {
        _tokens = tokens;
        _start = _at = start;
        _end = end;
    }

    public static string Translate(IReadOnlyList<SqlToken> tokens) => Translate(tokens, 0, tokens.Count);

    public static string Translate(IReadOnlyList<SqlToken> tokens, int start, int end)
    {
        if (!RuntimeHelpers.TryEnsureSufficientExecutionStack())
            throw new SqlRefusal("ERROR: stack depth limit exceeded: the statement nests too deeply");
        var translator = new SqlTranslator(tokens, start, end);
        while (translator._at < end)
            translator.TranslateNext();
        return string.Join(' ', translator._pieces);
    }

    private void TranslateNext()
    {
        var token = _tokens[_at];
        switch (token.Kind)
        {
            case SqlTokenKind.Symbol:
                TranslateSymbol(token);
                break;
            case SqlTokenKind.Parameter:
                throw new SqlRefusal($"ERROR: Parameters list is missing the value of :{token.Value}");
            case SqlTokenKind.Text when Before(_at, "from") || Before(_at, "join"):
                throw SqlRefusal.Syntax(token.Sql);
            case SqlTokenKind.Word or SqlTokenKind.Quoted:
                TranslateName(token);
                break;
            default:
                Take(token.Sql);
                break;
        }
    }

    private void TranslateSymbol(SqlToken token)
    {
        if (RefusedSymbols.TryGetValue(token.Value, out var hint))
            throw SqlRefusal.NotInRedshift($"\"{token.Value}\"", hint);
        if (token.Value == "(")
        {
            var close = TokenRange.Close(_tokens, _at, _end);
            _pieces.Add($"({Translate(_tokens, _at + 1, close)})");
            _at = close + 1;
        }
        else if (token.Value == "::")
            TranslateCast();
        else
            Take(token.Value);
    }

    private void TranslateCast()
    {
        _at++;
        var type = TypeRules.Read(_tokens, ref _at);
        if (type.Bytes is not { } bytes)
        {
            _pieces.Add($"::{type.DuckDb}");
            return;
        }
        var start = PrimaryStart();
        var operand = string.Join(' ', _pieces.Skip(start));
        _pieces.RemoveRange(start, _pieces.Count - start);
        _pieces.Add($"visa_system.rs_cut(CAST({operand} AS VARCHAR), {bytes})");
    }

    /// <summary>Where the operand of a cast begins, among the pieces written so far.</summary>
    private int PrimaryStart()
    {
        var last = _pieces.Count - 1;
        if (last < 0)
            throw SqlRefusal.Syntax("::");
        while (last > 0 && _pieces[last].StartsWith("::", StringComparison.Ordinal))
            last--;
        if (last >= 2 && _pieces[last - 1] == "over")
            return last - 2;
        if (_pieces[last] != "end")
            return last;
        var depth = 0;
        do
        {
            depth += _pieces[last] == "end" ? 1 : _pieces[last] == "case" ? -1 : 0;
        }
        while (depth > 0 && --last >= 0);
        return Math.Max(last, 0);
    }

    private void TranslateName(SqlToken token)
    {
        var isCall = _at + 1 < _end && _tokens[_at + 1].IsSymbol("(");
        if (token.Kind == SqlTokenKind.Word && RefusedWords.TryGetValue(token.Value, out var hint) && !IsDotted(_at))
            throw SqlRefusal.NotInRedshift(token.Value.ToUpperInvariant(), hint);
        if (token.Kind == SqlTokenKind.Word && TryTranslateWord(token.Value, isCall))
            return;
        if (isCall && IsCall(token))
            TranslateCall(token.Value);
        else
            TakeName(token.Sql);
    }

    /// <summary>Words that mean something else in DuckDB, or nothing that Redshift has.</summary>
    private bool TryTranslateWord(string word, bool isCall)
    {
        switch (word)
        {
            case "at" when !After(_at, "time"):
            case "lambda" or "describe" or "summarize" or "show" or "unpivot" or "pivot_longer" or "pivot_wider" when !isCall:
                TakeName(SqlToken.Identifier(word));
                return true;
            case "sysdate" when !isCall && !IsDotted(_at):
                Take("visa_system.rs_now()");
                return true;
            case "minus" when !isCall:
                Take("EXCEPT");
                return true;
            case "approximate":
                TranslateApproximate();
                return true;
            case "top" when Before(_at, "select"):
                throw SqlRefusal.NotHere("TOP", "Use LIMIT.");
            case "filter" when isCall && _at > _start && _tokens[_at - 1].IsSymbol(")"):
                throw SqlRefusal.NotInRedshift("an aggregate's FILTER", "Use SUM(CASE WHEN ... THEN ... END).");
            case "distinct" when Before(_at, "is") || (Before(_at, "not") && Before(_at - 1, "is")):
                throw SqlRefusal.NotInRedshift("IS DISTINCT FROM", "Compare with COALESCE, or add IS NULL tests.");
            case "range" when After(_at, "between") && !After(_at + 1, "unbounded") && !After(_at + 1, "current"):
                throw SqlRefusal.NotInRedshift("a RANGE frame with an offset", "Use a self join, or ROWS over hourly sums.");
            case "all" when Before(_at, "by"):
                throw SqlRefusal.NotHere("BY ALL", "Name the columns.");
            case "exclude" when isCall || (_at > _start && _tokens[_at - 1].IsSymbol("*")):
                throw SqlRefusal.NotHere("EXCLUDE", "Name the columns.");
            case "sys_load_error_detail" or "stl_load_errors" when !IsDotted(_at) || (_at >= 2 && _tokens[_at - 2].Is("pg_catalog")):
                DropPrefix();
                Take($"visa_system.{word}");
                return true;
            default:
                return false;
        }
    }

    private void DropPrefix()
    {
        if (IsDotted(_at) && _pieces.Count > 0 && _pieces[^1] == "pg_catalog.")
            _pieces.RemoveAt(_pieces.Count - 1);
    }

    private void TranslateApproximate()
    {
        if (!(After(_at, "count") && _at + 3 < _end && _tokens[_at + 2].IsSymbol("(") && _tokens[_at + 3].Is("distinct")))
            throw SqlRefusal.NotHere("APPROXIMATE other than COUNT(DISTINCT ...)", "Use PERCENTILE_CONT for quantiles.");
        var close = TokenRange.Close(_tokens, _at + 2, _end);
        _pieces.Add($"approx_count_distinct({Translate(_tokens, _at + 4, close)})");
        _at = close + 1;
    }

    /// <summary>A name before a parenthesis calls a function unless it is a keyword, a table with a list of columns, or an alias with one.</summary>
    private bool IsCall(SqlToken token)
    {
        if (token.Kind == SqlTokenKind.Word && FunctionRules.Keywords.Contains(token.Value))
            return false;
        if (Before(_at, "as") || Before(_at, "into") || Before(_at, "view") || (_at > _start && _tokens[_at - 1].IsSymbol(")")))
            return false;
        if (IsDotted(_at))
            return !IsColumnListOfTable();
        var close = TokenRange.Close(_tokens, _at + 1, _end);
        var isCommonTable = close + 2 < _end && _tokens[close + 1].Is("as") && _tokens[close + 2].IsSymbol("(");
        return !isCommonTable;
    }

    private bool IsColumnListOfTable()
    {
        var first = _at;
        while (IsDotted(first))
            first -= 2;
        return Before(first, "into") || Before(first, "view");
    }

    private void TranslateCall(string name)
    {
        if (IsDotted(_at))
            throw SqlRefusal.NotHere($"a call with a schema, {name}", "Call the function without one.");
        var close = TokenRange.Close(_tokens, _at + 1, _end);
        var call = new FunctionCall(name, _tokens, _at + 2, close);
        _at = close + 1;
        _pieces.Add(name == "listagg" ? TakeListAgg(call) : CallTranslation.Translate(call));
    }

    private string TakeListAgg(FunctionCall call)
    {
        var order = "";
        if (_at + 2 < _end && _tokens[_at].Is("within") && _tokens[_at + 1].Is("group"))
        {
            var close = TokenRange.Close(_tokens, _at + 2, _end);
            order = " " + Translate(_tokens, _at + 3, close);
            _at = close + 1;
        }
        var arguments = call.Arguments;
        return arguments.Count switch
        {
            1 => $"string_agg({arguments[0]}, ''{order})",
            2 => $"string_agg({arguments[0]}, {arguments[1]}{order})",
            _ => throw new SqlRefusal("ERROR: function listagg() takes a value and a delimiter"),
        };
    }

    private void TakeName(string text)
    {
        var isPrefix = _at + 1 < _end && _tokens[_at + 1].IsSymbol(".");
        _at++;
        if (isPrefix)
        {
            text += ".";
            _at++;
        }
        if (_pieces.Count > 0 && _pieces[^1].EndsWith('.') && _pieces[^1] != "visa_system.")
            _pieces[^1] += text;
        else
            _pieces.Add(text);
    }

    private void Take(string piece)
    {
        if (_pieces.Count > 0 && _pieces[^1].EndsWith('.'))
            _pieces[^1] += piece;
        else
            _pieces.Add(piece);
        _at++;
    }

    private bool IsDotted(int at) => at > _start && _tokens[at - 1].IsSymbol(".");

    private bool Before(int at, string word) => at > _start && _tokens[at - 1].Is(word);

    private bool After(int at, string word) => at + 1 < _end && _tokens[at + 1].Is(word);
}
