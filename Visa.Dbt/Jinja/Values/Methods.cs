using System.Globalization;

namespace Visa.Dbt.Jinja.Values;

/// <summary>The methods of Python's texts, lists and dictionaries that templates of dbt projects call.</summary>
internal static class Methods
{
    public static object? Of(object target, string name) => target switch
    {
        string text => OfText(text, name),
        Dictionary<string, object?> map => OfMap(map, name),
        List<object?> list => OfList(list, name),
        DateTimeOffset time => OfTime(time, name),
        _ => null,
    };

    private static Callable? OfText(string text, string name) => name switch
    {
        "strip" => new(name, arguments => Strip(text, arguments, (value, set) => value.Trim(set))),
        "lstrip" => new(name, arguments => Strip(text, arguments, (value, set) => value.TrimStart(set))),
        "rstrip" => new(name, arguments => Strip(text, arguments, (value, set) => value.TrimEnd(set))),
        "upper" => new(name, _ => text.ToUpperInvariant()),
        "lower" => new(name, _ => text.ToLowerInvariant()),
        "title" => new(name, _ => CultureInfo.InvariantCulture.TextInfo.ToTitleCase(text.ToLowerInvariant())),
        "startswith" => new(name, arguments => text.StartsWith(arguments.RequireText(0, "prefix"), StringComparison.Ordinal)),
        "endswith" => new(name, arguments => text.EndsWith(arguments.RequireText(0, "suffix"), StringComparison.Ordinal)),
        "replace" => new(name, arguments => text.Replace(arguments.RequireText(0, "old"), arguments.RequireText(1, "new"), StringComparison.Ordinal)),
        "split" => new(name, arguments => Split(text, arguments)),
        "join" => new(name, arguments => string.Join(text, Value.Elements(arguments.Require(0, "iterable")).Select(Value.Text))),
        "find" => new(name, arguments => (long)text.IndexOf(arguments.RequireText(0, "sub"), StringComparison.Ordinal)),
        "format" => new(name, arguments => Format(text, arguments)),
        _ => null,
    };

    private static Callable? OfMap(Dictionary<string, object?> map, string name) => name switch
    {
        "items" => new(name, _ => map.Select(object? (pair) => new List<object?> { pair.Key, pair.Value }).ToList()),
        "keys" => new(name, _ => map.Keys.Select(object? (key) => key).ToList()),
        "values" => new(name, _ => map.Values.ToList()),
        "get" => new(name, arguments => map.GetValueOrDefault(Value.Text(arguments.Require(0, "key")), arguments.Get(1, "default", null))),
        "update" => new(name, arguments => Update(map, arguments)),
        _ => null,
    };

    private static Callable? OfList(List<object?> list, string name) => name switch
    {
        "append" => new(name, arguments =>
        {
            list.Add(arguments.Require(0, "object"));
            return null;
        }),
        "extend" => new(name, arguments =>
        {
            list.AddRange(Value.Elements(arguments.Require(0, "iterable")).ToList());
            return null;
        }),
        "index" => new(name, arguments => (long)list.FindIndex(item => Value.AreEqual(item, arguments.Require(0, "value")))),
        _ => null,
    };

    private static Callable? OfTime(DateTimeOffset time, string name) => name switch
    {
        "isoformat" => new(name, _ => time.ToString("yyyy-MM-dd'T'HH:mm:ss.ffffffzzz", CultureInfo.InvariantCulture)),
        "strftime" => new(name, arguments => Strftime(time, arguments)),
        _ => null,
    };

    private static string Strip(string text, Arguments arguments, Func<string, char[]?, string> strip) => strip(text, arguments.Get(0, "chars", null) is string set ? set.ToCharArray() : null);

    private static List<object?> Split(string text, Arguments arguments) =>
        arguments.Get(0, "sep", null) is string separator
            ? [.. text.Split(separator)]
            : [.. text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)];

    private static object? Update(Dictionary<string, object?> map, Arguments arguments)
    {
        if (arguments.Get(0, "other", null) is IDictionary<string, object?> other)
        {
            foreach (var pair in other) map[pair.Key] = pair.Value;
        }
        foreach (var pair in arguments.Named.Where(pair => pair.Key != "other")) map[pair.Key] = pair.Value;
        return null;
    }

    private static string Format(string text, Arguments arguments)
    {
        var result = text;
        for (var index = 0; index < arguments.Positional.Count; index++)
        {
            var value = Value.Text(arguments.Positional[index]);
            var empty = result.IndexOf("{}", StringComparison.Ordinal);
            result = empty >= 0 ? $"{result[..empty]}{value}{result[(empty + 2)..]}" : result.Replace($"{{{index}}}", value, StringComparison.Ordinal);
        }
        return arguments.Named.Aggregate(result, (current, pair) => current.Replace($"{{{pair.Key}}}", Value.Text(pair.Value), StringComparison.Ordinal));
    }

    private static string Strftime(DateTimeOffset time, Arguments arguments)
    {
        var format = arguments.RequireText(0, "format");
        var result = new System.Text.StringBuilder();
        for (var at = 0; at < format.Length; at++)
        {
            if (format[at] != '%' || at + 1 == format.Length) result.Append(format[at]);
            else
            {
                result.Append(format[++at] switch
                {
                    'Y' => time.ToString("yyyy", CultureInfo.InvariantCulture),
                    'm' => time.ToString("MM", CultureInfo.InvariantCulture),
                    'd' => time.ToString("dd", CultureInfo.InvariantCulture),
                    'H' => time.ToString("HH", CultureInfo.InvariantCulture),
                    'M' => time.ToString("mm", CultureInfo.InvariantCulture),
                    'S' => time.ToString("ss", CultureInfo.InvariantCulture),
                    'f' => time.ToString("ffffff", CultureInfo.InvariantCulture),
                    '%' => "%",
                    var other => throw arguments.Wrong($"strftime does not know %{other}"),
                });
            }
        }
        return result.ToString();
    }
}
