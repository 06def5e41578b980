using Visa.Dbt.Jinja.Values;

namespace Visa.Dbt.Rendering;

/// <summary>The macros of the package <c>dbt</c> that hide how databases differ, as dbt-redshift renders them.</summary>
internal static class CrossDatabase
{
    public static Attributes Namespace { get; } = new("dbt", new Dictionary<string, object?>(StringComparer.Ordinal)
    {
        ["dateadd"] = Define("dateadd", arguments => $"dateadd({Text(arguments, 0, "datepart")}, {Text(arguments, 1, "interval")}, {Text(arguments, 2, "from_date_or_timestamp")})"),
        ["datediff"] = Define("datediff", arguments => $"datediff({Text(arguments, 2, "datepart")}, {Text(arguments, 0, "first_date")}, {Text(arguments, 1, "second_date")})"),
        ["date_trunc"] = Define("date_trunc", arguments => $"date_trunc('{Text(arguments, 0, "datepart")}', {Text(arguments, 1, "date")})"),
        ["last_day"] = Define("last_day", LastDay),
        ["concat"] = Define("concat", arguments => string.Join(" || ", Value.Elements(arguments.Require(0, "fields")).Select(Value.Text))),
        ["hash"] = Define("hash", arguments => $"md5(cast({Text(arguments, 0, "field")} as varchar(65535)))"),
        ["safe_cast"] = Define("safe_cast", arguments => $"cast({Text(arguments, 0, "field")} as {Text(arguments, 1, "type")})"),
        ["cast"] = Define("cast", arguments => $"cast({Text(arguments, 0, "field")} as {Text(arguments, 1, "type")})"),
        ["split_part"] = Define("split_part", arguments => $"split_part({Text(arguments, 0, "string_text")}, {Text(arguments, 1, "delimiter_text")}, {Text(arguments, 2, "part_number")})"),
        ["listagg"] = Define("listagg", ListAgg),
        ["string_literal"] = Define("string_literal", arguments => $"'{Text(arguments, 0, "value")}'"),
        ["escape_single_quotes"] = Define("escape_single_quotes", arguments => Text(arguments, 0, "expression").Replace("'", "''", StringComparison.Ordinal)),
        ["replace"] = Define("replace", arguments => $"replace({Text(arguments, 0, "field")}, {Text(arguments, 1, "old_chars")}, {Text(arguments, 2, "new_chars")})"),
        ["length"] = Define("length", arguments => $"length({Text(arguments, 0, "expression")})"),
        ["position"] = Define("position", arguments => $"position({Text(arguments, 0, "substring_text")} in {Text(arguments, 1, "string_text")})"),
        ["bool_or"] = Define("bool_or", arguments => $"bool_or({Text(arguments, 0, "expression")})"),
        ["any_value"] = Define("any_value", arguments => $"any_value({Text(arguments, 0, "expression")})"),
        ["current_timestamp"] = Define("current_timestamp", _ => "getdate()"),
        ["except"] = Define("except", _ => "except"),
        ["intersect"] = Define("intersect", _ => "intersect"),
        ["type_string"] = Define("type_string", _ => "VARCHAR"),
        ["type_timestamp"] = Define("type_timestamp", _ => "TIMESTAMP"),
        ["type_float"] = Define("type_float", _ => "FLOAT"),
        ["type_numeric"] = Define("type_numeric", _ => "numeric(28,6)"),
        ["type_bigint"] = Define("type_bigint", _ => "bigint"),
        ["type_int"] = Define("type_int", _ => "INT"),
        ["type_boolean"] = Define("type_boolean", _ => "BOOLEAN"),
    });

    private static Callable Define(string name, Func<Arguments, string> render) => new(name, render);

    private static string Text(Arguments arguments, int index, string name) => Value.Text(arguments.Require(index, name));

    private static string LastDay(Arguments arguments)
    {
        var part = Text(arguments, 1, "datepart");
        return $"cast(dateadd(day, -1, dateadd({part}, 1, date_trunc('{part}', {Text(arguments, 0, "date")}))) as date)";
    }

    private static string ListAgg(Arguments arguments)
    {
        if (arguments.Get(3, "limit_num", null) is not null) throw arguments.Wrong("listagg with limit_num: not supported by the embedded runner");
        var order = arguments.Get(2, "order_by_clause", null) is string clause ? $" within group ({clause})" : "";
        return $"listagg({Text(arguments, 0, "measure")}, {Value.Text(arguments.Get(1, "delimiter_text", "','"))}){order}";
    }
}
