using System.Collections;
using System.Globalization;
using Visa.Dbt.Jinja.Values;

namespace Visa.Dbt.Jinja.Evaluation;

/// <summary>Jinja's filters: <c>x | upper</c>.</summary>
internal static class Filters
{
    public static object? Apply(string name, object? value, Arguments arguments)
    {
        if (name is "default" or "d") return Default(value, arguments);
        if (value is Undefined { Name.Length: > 0 } undefined) throw arguments.Wrong($"'{undefined.Name}' is undefined");
        return name switch
        {
            "trim" => arguments.Get(0, "chars", null) is string set ? Value.Text(value).Trim(set.ToCharArray()) : Value.Text(value).Trim(),
            "lower" => Value.Text(value).ToLowerInvariant(),
            "upper" => Value.Text(value).ToUpperInvariant(),
            "title" => CultureInfo.InvariantCulture.TextInfo.ToTitleCase(Value.Text(value).ToLowerInvariant()),
            "capitalize" => Value.Text(value) is { Length: > 0 } text ? char.ToUpperInvariant(text[0]) + text[1..].ToLowerInvariant() : "",
            "join" => Join(value, arguments),
            "length" or "count" => Length(value),
            "replace" => Value.Text(value).Replace(arguments.RequireText(0, "old"), Value.Text(arguments.Require(1, "new")), StringComparison.Ordinal),
            "int" => ToInteger(value, arguments),
            "float" => ToFloat(value, arguments),
            "string" => Value.Text(value),
            "list" => Value.Elements(value).ToList(),
            "first" => Value.Elements(value).DefaultIfEmpty(Undefined.Nothing).First(),
            "last" => Value.Elements(value).DefaultIfEmpty(Undefined.Nothing).Last(),
            "unique" => Unique(value),
            "sort" => Sort(value, arguments),
            "reverse" => value is string text ? new string([.. text.Reverse()]) : Value.Elements(value).Reverse().ToList(),
            "abs" when value is long whole => Math.Abs(whole),
            "abs" => Math.Abs(Value.ToDouble(value)),
            "round" => Math.Round(Value.ToDouble(value), (int)Value.ToLong(arguments.Get(0, "precision", 0L))),
            "sum" => Value.Elements(value).Aggregate((object?)0L, (sum, item) => Operators.Apply("+", sum, item)),
            "min" => Value.Elements(value).Order(Comparer<object?>.Create(Compare)).FirstOrDefault(),
            "max" => Value.Elements(value).Order(Comparer<object?>.Create(Compare)).LastOrDefault(),
            "items" => value is Dictionary<string, object?> map ? ((Callable)Methods.Of(map, "items")!).Call(arguments) : throw arguments.Wrong("items needs a dictionary"),
            "indent" => Value.Text(value).Replace("\n", "\n" + new string(' ', (int)Value.ToLong(arguments.Get(0, "width", 4L))), StringComparison.Ordinal),
            "tojson" => JinjaJson.Write(value),
            "map" => Map(value, arguments),
            "selectattr" => Select(value, arguments, isKept: true),
            "rejectattr" => Select(value, arguments, isKept: false),
            "as_bool" or "as_number" or "as_native" or "as_text" => value,
            _ => throw arguments.Wrong($"there is no filter '{name}' in the embedded runner"),
        };
    }

    private static object? Default(object? value, Arguments arguments)
    {
        var isMissing = value is Undefined || (Value.IsTrue(arguments.Get(1, "boolean", false)) && !Value.IsTrue(value));
        return isMissing ? arguments.Get(0, "default_value", "") : value;
    }

    private static string Join(object? value, Arguments arguments)
    {
        var separator = Value.Text(arguments.Get(0, "d", ""));
        var items = Value.Elements(value);
        if (arguments.Get(1, "attribute", null) is string attribute) items = items.Select(item => Pick(item, attribute));
        return string.Join(separator, items.Select(Value.Text));
    }

    private static long Length(object? value) => value switch
    {
        string text => text.Length,
        ICollection many => many.Count,
        _ => throw new InvalidCastException($"{Value.Describe(value)} has no length"),
    };

    private static object? ToInteger(object? value, Arguments arguments) => value switch
    {
        string text when long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) => number,
        string text when double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) => (long)number,
        double number => (long)number,
        long or bool => Value.ToLong(value),
        _ => arguments.Get(0, "default", 0L),
    };

    private static object? ToFloat(object? value, Arguments arguments) => value switch
    {
        string text when double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) => number,
        double or long or bool => Value.ToDouble(value),
        _ => arguments.Get(0, "default", 0.0),
    };

    private static List<object?> Unique(object? value)
    {
        var kept = new List<object?>();
        foreach (var item in Value.Elements(value))
        {
            if (!kept.Any(other => Value.AreEqual(other, item))) kept.Add(item);
        }
        return kept;
    }

    private static List<object?> Sort(object? value, Arguments arguments)
    {
        var attribute = arguments.Get(2, "attribute", null) as string;
        var sorted = Value.Elements(value).OrderBy(item => attribute is null ? item : Pick(item, attribute), Comparer<object?>.Create(Compare)).ToList();
        if (Value.IsTrue(arguments.Get(0, "reverse", false))) sorted.Reverse();
        return sorted;
    }

    private static int Compare(object? left, object? right) =>
        Value.AreEqual(left, right) ? 0
        : left is string a && right is string b ? string.Compare(a, b, StringComparison.OrdinalIgnoreCase)
        : Value.IsTrue(Operators.Apply("<", left, right)) ? -1 : 1;

    private static List<object?> Map(object? value, Arguments arguments) => arguments.Named.TryGetValue("attribute", out var attribute)
        ? Value.Elements(value).Select(item => Pick(item, Value.Text(attribute))).ToList()
        : Value.Elements(value).Select(item => Apply(arguments.RequireText(0, "filter"), item, arguments with { Positional = [.. arguments.Positional.Skip(1)] })).ToList();

    private static List<object?> Select(object? value, Arguments arguments, bool isKept)
    {
        var attribute = arguments.RequireText(0, "attribute");
        var rest = arguments with { Positional = [.. arguments.Positional.Skip(2)] };
        return Value.Elements(value).Where(item => Holds(Pick(item, attribute)) == isKept).ToList();

        bool Holds(object? picked) => arguments.Positional.Count > 1 ? Checks.Apply(arguments.RequireText(1, "test"), picked, rest) : Value.IsTrue(picked);
    }

    private static object? Pick(object? item, string attribute) => item switch
    {
        Dictionary<string, object?> map => map.TryGetValue(attribute, out var value) ? value : new Undefined(attribute),
        IJinjaObject known => known.TryGet(attribute, out var value) ? value : new Undefined(attribute),
        _ => new Undefined(attribute),
    };
}
