using System.Collections.Frozen;

namespace Visa.LocalAws.Warehouse.Dialect;

/// <summary>The functions whose arguments are not plain values: types, date parts, formats, paths.</summary>
internal static class CallTranslation
{
    private static readonly FrozenDictionary<string, string> DateParts = Aliases(
        ("millennium", "millennium,millennia"), ("century", "century,c,cent,cents"), ("decade", "decade,dec,decs"),
        ("year", "year,years,y,yr,yrs"), ("quarter", "quarter,quarters,qtr,qtrs"), ("month", "month,months,mon,mons"), ("week", "week,weeks,w"),
        ("day", "day,days,d"), ("hour", "hour,hours,h,hr,hrs"), ("minute", "minute,minutes,m,min,mins"), ("second", "second,seconds,s,sec,secs"),
        ("millisecond", "millisecond,milliseconds,ms,msec,msecs,msecond,mseconds,millisec,millisecs,millisecon"),
        ("microsecond", "microsecond,microseconds,microsec,microsecs,microsecond,usecond,useconds,us,usec,usecs"));

    public static string Translate(FunctionCall call) => call.Name switch
    {
        "cast" => Cast(call, "CAST"),
        "try_cast" => Cast(call, "TRY_CAST"),
        "convert" => Convert(call),
        "dateadd" => DateAdd(call),
        "datediff" => DateDiff(call),
        "date_trunc" or "date_part" => TextPart(call),
        "extract" => Extract(call),
        "to_char" => TimeFormats.ToChar(call),
        "to_date" => TimeFormats.ToDate(call),
        "to_timestamp" => TimeFormats.ToTimestamp(call),
        "decode" => Decode(call),
        "regexp_substr" => RegexpSubstr(call),
        "json_extract_path_text" => JsonText(call),
        "count" or "sum" or "min" or "max" or "avg" => $"{call.Name}({call.Raw})",
        "position" or "substring" or "trim" => $"{call.Name}({FromFree(call)})",
        _ => FunctionRules.Call(call.Name, call.Arguments),
    };

    /// <summary>In these calls FROM stands before a value, not before a table.</summary>
    private static string FromFree(FunctionCall call)
    {
        var from = TokenRange.Find(call.Tokens, call.Start, call.End, "from");
        return from < 0
            ? call.Raw
            : $"{SqlTranslator.Translate(call.Tokens, call.Start, from)} FROM {SqlTranslator.Translate(call.Tokens, from + 1, call.End)}";
    }

    private static string Cast(FunctionCall call, string function)
    {
        var on = -1;
        for (var next = call.Start; (next = TokenRange.Find(call.Tokens, next, call.End, "as")) >= 0; next++)
            on = next;
        if (on < 0)
            throw SqlRefusal.Syntax(")");
        var at = on + 1;
        var type = TypeRules.Read(call.Tokens, ref at);
        return at == call.End ? Cast(function, SqlTranslator.Translate(call.Tokens, call.Start, on), type) : throw SqlRefusal.Syntax(call.Tokens[at].Value);
    }

    private static string Convert(FunctionCall call)
    {
        call.RequireArguments(2, 2);
        var at = call.Start;
        var type = TypeRules.Read(call.Tokens, ref at);
        return Cast("CAST", call.Arguments[1], type);
    }

    /// <summary>A cast to VARCHAR(n) cuts the text after n bytes, as Redshift does; only storing a longer one is an error.</summary>
    private static string Cast(string function, string value, ColumnType type) =>
        type.Bytes is { } bytes ? $"visa_system.rs_cut({function}({value} AS VARCHAR), {bytes})" : $"{function}({value} AS {type.DuckDb})";

    private static string DateAdd(FunctionCall call)
    {
        call.RequireArguments(3, 3);
        var part = Part(call, 0);
        var (count, time) = (call.Arguments[1], call.Arguments[2]);
        return part switch
        {
            "year" => $"visa_system.rs_add_months({time}, 12 * ({count}))",
            "quarter" => $"visa_system.rs_add_months({time}, 3 * ({count}))",
            "month" => $"visa_system.rs_add_months({time}, {count})",
            "week" or "day" or "hour" or "minute" or "second" or "millisecond" or "microsecond" =>
                $"(CAST({time} AS TIMESTAMP) + to_{part}s(CAST({count} AS BIGINT)))",
            _ => throw SqlRefusal.NotHere($"DATEADD by {part}", "Use years."),
        };
    }

    private static string DateDiff(FunctionCall call)
    {
        call.RequireArguments(3, 3);
        return $"date_diff('{Part(call, 0)}', CAST({call.Arguments[1]} AS TIMESTAMP), CAST({call.Arguments[2]} AS TIMESTAMP))";
    }

    private static string TextPart(FunctionCall call)
    {
        call.RequireArguments(2, 2);
        var name = call.Single(0)?.Value ?? throw SqlRefusal.Syntax(call.Name);
        return $"{call.Name}('{PartOrSame(name)}', {call.Arguments[1]})";
    }

    private static string Extract(FunctionCall call)
    {
        if (call.End - call.Start < 3 || !call.Tokens[call.Start + 1].Is("from"))
            throw SqlRefusal.Syntax("extract");
        var part = call.Tokens[call.Start].Value.ToLowerInvariant();
        return $"date_part('{PartOrSame(part)}', {SqlTranslator.Translate(call.Tokens, call.Start + 2, call.End)})";
    }

    private static string PartOrSame(string name)
    {
        var lower = name.ToLowerInvariant();
        if (DateParts.TryGetValue(lower, out var part))
            return part;
        return lower is "epoch" or "doy" or "dow" or "dayofweek" or "dayofyear" or "timezone" ? lower : throw new SqlRefusal($"ERROR: timestamp units \"{name}\" not recognized");
    }

    private static string Part(FunctionCall call, int index)
    {
        var name = call.Single(index)?.Value.ToLowerInvariant() ?? "";
        return DateParts.GetValueOrDefault(name) ?? throw new SqlRefusal($"ERROR: timestamp units \"{name}\" not recognized");
    }

    private static string Decode(FunctionCall call)
    {
        call.RequireArguments(3, int.MaxValue);
        var arguments = call.Arguments;
        var branches = Enumerable.Range(0, (arguments.Count - 1) / 2).Select(pair => $"WHEN ({arguments[0]}) IS NOT DISTINCT FROM ({arguments[(2 * pair) + 1]}) THEN {arguments[(2 * pair) + 2]}");
        var otherwise = arguments.Count % 2 == 0 ? arguments[^1] : "NULL";
        return $"(CASE {string.Join(' ', branches)} ELSE {otherwise} END)";
    }

    private static string RegexpSubstr(FunctionCall call)
    {
        var arguments = call.Arguments;
        var takesGroup = arguments.Count == 5 && arguments[2] == "1" && arguments[3] == "1" && arguments[4] == "'e'";
        return arguments.Count == 2
            ? $"regexp_extract({arguments[0]}, {arguments[1]})"
            : takesGroup ? $"regexp_extract({arguments[0]}, {arguments[1]}, 1)" : throw SqlRefusal.NotHere("this form of REGEXP_SUBSTR", "Use REGEXP_SUBSTR(x, p) or REGEXP_SUBSTR(x, p, 1, 1, 'e').");
    }

    private static string JsonText(FunctionCall call)
    {
        call.RequireArguments(2, 7);
        var isLenient = call.Single(call.Ranges.Count - 1) is { } last && last.Is("true");
        var hasFlag = isLenient || (call.Single(call.Ranges.Count - 1) is { } flag && flag.Is("false"));
        var path = new System.Text.StringBuilder("$");
        for (var index = 1; index < call.Ranges.Count - (hasFlag ? 1 : 0); index++)
        {
            if (call.Single(index) is not { Kind: SqlTokenKind.Text } key)
                throw SqlRefusal.NotHere("JSON_EXTRACT_PATH_TEXT with a computed path", "Write the path's elements as texts.");
            path.Append(".\"").Append(key.Value.Replace("\"", "", StringComparison.Ordinal)).Append('"');
        }
        return $"visa_system.rs_json_text({call.Arguments[0]}, {SqlToken.Literal(path.ToString())}, {(isLenient ? "true" : "false")})";
    }

    private static FrozenDictionary<string, string> Aliases(params (string Part, string Names)[] parts) =>
        parts.SelectMany(part => part.Names.Split(',').Distinct().Select(name => (name, part.Part))).ToFrozenDictionary(pair => pair.name, pair => pair.Part);
}
