using System.Collections.Frozen;
using System.Text.RegularExpressions;

namespace Visa.LocalAws.Warehouse.Dialect;

/// <summary>
/// The functions of Redshift that statements may call, and what each is in DuckDB. A name alone is the same in both; a template has the
/// arguments as <c>{0}</c>, <c>{1}</c>, …; names with <c>visa_system.rs_</c> are macros of <see cref="WarehouseMacros"/>.
/// </summary>
internal static partial class FunctionRules
{
    /// <summary>Words before a parenthesis that call nothing.</summary>
    public static readonly FrozenSet<string> Keywords = new[]
    {
        "in", "and", "or", "not", "values", "as", "over", "on", "using", "from", "join", "select", "where", "when", "then", "else", "exists", "any", "all", "some",
        "by", "union", "except", "intersect", "distinct", "having", "group", "is", "like", "ilike", "between", "case", "limit", "offset", "set", "with", "qualify", "to",
        "default", "materialized", "end", "partition", "only", "recursive", "minus", "insert", "update",
    }.ToFrozenSet();

    private static readonly FrozenSet<string> Same = new[]
    {
        // Aggregates and windows
        "count", "sum", "avg", "min", "max", "stddev", "stddev_samp", "stddev_pop", "variance", "var_samp", "var_pop", "median", "bool_and", "bool_or", "any_value",
        "percentile_cont", "percentile_disc", "row_number", "rank", "dense_rank", "percent_rank", "cume_dist", "ntile", "lag", "lead", "first_value", "last_value", "nth_value",
        // Choices
        "coalesce", "nullif", "greatest", "least",
        // Numbers
        "abs", "ceil", "ceiling", "floor", "round", "power", "sqrt", "exp", "ln", "mod", "sign", "trunc", "random", "cos", "sin", "tan", "acos", "asin", "atan", "atan2",
        "cbrt", "degrees", "radians", "pi",
        // Texts
        "lower", "upper", "trim", "ltrim", "rtrim", "substring", "left", "right", "lpad", "rpad", "replace", "translate", "reverse", "position", "repeat", "split_part", "strpos",
        "md5", "ascii", "chr", "starts_with", "concat_ws",
        // Times
        "date_trunc", "date_part", "extract", "last_day",
    }.ToFrozenSet();

    private static readonly FrozenDictionary<string, string> Templates = new Dictionary<string, string>
    {
        ["nvl"] = "coalesce({*})",
        ["nvl2"] = "(CASE WHEN ({0}) IS NOT NULL THEN {1} ELSE {2} END)",
        ["getdate"] = "date_trunc('second', visa_system.rs_now())",
        ["sysdate"] = "visa_system.rs_now()",
        ["len"] = "length({0})",
        ["length"] = "length({0})",
        ["char_length"] = "length({0})",
        ["octet_length"] = "strlen({0})",
        ["btrim"] = "trim({*})",
        ["substr"] = "substring({*})",
        ["pow"] = "power({*})",
        ["dpower"] = "power({*})",
        ["log"] = "log10({0})",
        ["concat"] = "(({0}) || ({1}))",
        ["charindex"] = "strpos({1}, {0})",
        ["add_months"] = "visa_system.rs_add_months({0}, {1})",
        ["months_between"] = "visa_system.rs_months_between({0}, {1})",
        ["convert_timezone"] = "visa_system.rs_convert_timezone({*})",
        ["to_hex"] = "lower(to_hex({0}))",
        ["sha1"] = "sha1({0})",
        ["func_sha1"] = "sha1({0})",
        ["sha2"] = "visa_system.rs_sha2({0}, {1})",
        ["regexp_replace"] = "visa_system.rs_regexp_replace({*})",
        ["regexp_count"] = "len(regexp_extract_all({0}, {1}))",
        ["json_parse"] = "CAST({0} AS JSON)",
        ["json_serialize"] = "CAST({0} AS VARCHAR)",
        ["is_valid_json"] = "json_valid({0})",
        ["can_json_parse"] = "json_valid({0})",
        ["json_array_length"] = "json_array_length({0})",
        ["current_schema"] = "current_schema()",
        ["current_database"] = "current_database()",
        ["version"] = "visa_system.rs_version()",
        ["initcap"] = "visa_system.rs_initcap({0})",
        ["bit_and"] = "bit_and({0})",
        ["bit_or"] = "bit_or({0})",
        ["pg_last_copy_count"] = "coalesce(CAST(getvariable('last_copy_count') AS BIGINT), 0)",
        ["pg_last_copy_id"] = "coalesce(CAST(getvariable('last_copy_id') AS BIGINT), -1)",
    }.ToFrozenDictionary();

    private static readonly FrozenDictionary<string, string> Hints = new Dictionary<string, string>
    {
        ["string_agg"] = "Use LISTAGG(x, ',') WITHIN GROUP (ORDER BY y).",
        ["array_agg"] = "Use LISTAGG, or keep one row per element.",
        ["generate_series"] = "It runs on the leader node only. Join a numbers table.",
        ["regexp_matches"] = "Use the operator ~.",
        ["strftime"] = "Use TO_CHAR or DATE_TRUNC.",
        ["now"] = "Use GETDATE() or SYSDATE.",
        ["ifnull"] = "Use NVL or COALESCE.",
        ["if"] = "Use CASE.",
        ["date_diff"] = "Use DATEDIFF(part, a, b).",
        ["date_add"] = "Use DATEADD(part, n, t).",
        ["epoch"] = "Use EXTRACT(epoch FROM t).",
        ["arg_max"] = "Use ROW_NUMBER() in a subquery.",
        ["max_by"] = "Use ROW_NUMBER() in a subquery.",
        ["make_date"] = "Use TO_DATE(text, format).",
        ["gen_random_uuid"] = "Make ids before the load.",
        ["uuid"] = "Make ids before the load.",
    }.ToFrozenDictionary();

    [GeneratedRegex(@"\{[*\d]\}")]
    private static partial Regex Placeholder { get; }

    /// <summary>The call in DuckDB's words. Refuses what is not on the list.</summary>
    public static string Call(string name, IReadOnlyList<string> arguments)
    {
        if (Same.Contains(name))
            return $"{name}({string.Join(", ", arguments)})";
        if (!Templates.TryGetValue(name, out var template))
            throw Refusal(name);
        return Placeholder.Replace(template, match => match.Value == "{*}" ? string.Join(", ", arguments) : Argument(name, arguments, match.Value[1] - '0'));
    }

    private static string Argument(string name, IReadOnlyList<string> arguments, int index) =>
        index < arguments.Count ? arguments[index] : throw new SqlRefusal($"ERROR: function {name}() has too few arguments");

    public static SqlRefusal Refusal(string name) => Hints.TryGetValue(name, out var hint)
        ? SqlRefusal.NotInRedshift($"function {name}", hint)
        : new SqlRefusal($"ERROR: function {name} does not exist\n  Hint: The embedded warehouse knows the functions that docs/warehouse-dialect.md lists.");
}
