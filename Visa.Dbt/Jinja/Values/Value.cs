using System.Collections;
using System.Globalization;

namespace Visa.Dbt.Jinja.Values;

/// <summary>
/// Python's rules for values: null, bool, long, double, string, List&lt;object?&gt;, Dictionary&lt;string, object?&gt; and objects.
/// </summary>
internal static class Value
{
    public static bool IsTrue(object? value) => value switch
    {
        null or Undefined => false,
        bool flag => flag,
        long number => number != 0,
        double number => number != 0,
        string text => text.Length > 0,
        ICollection collection => collection.Count > 0,
        _ => true,
    };

    /// <summary>As <c>str()</c> writes it.</summary>
    public static string Text(object? value) => value switch
    {
        null => "None",
        Undefined => "",
        bool flag => flag ? "True" : "False",
        string text => text,
        double number => Number(number),
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        IList list => $"[{string.Join(", ", list.Cast<object?>().Select(Repr))}]",
        IDictionary<string, object?> map => $"{{{string.Join(", ", map.Select(pair => $"{Repr(pair.Key)}: {Repr(pair.Value)}"))}}}",
        _ => value.ToString() ?? "",
    };

    /// <summary>As <c>repr()</c> writes it.</summary>
    public static string Repr(object? value) => value is string text ? Quote(text) : Text(value);

    public static bool AreEqual(object? left, object? right) => (left, right) switch
    {
        (null, null) => true,
        (null, _) or (_, null) => false,
        (string a, string b) => string.Equals(a, b, StringComparison.Ordinal),
        (IList a, IList b) => a.Count == b.Count && a.Cast<object?>().Zip(b.Cast<object?>()).All(pair => AreEqual(pair.First, pair.Second)),
        (IDictionary<string, object?> a, IDictionary<string, object?> b) => a.Count == b.Count && a.All(pair => b.TryGetValue(pair.Key, out var other) && AreEqual(pair.Value, other)),
        _ when IsNumber(left) && IsNumber(right) => ToDouble(left).Equals(ToDouble(right)),
        _ => left.Equals(right),
    };

    public static bool IsNumber(object? value) => value is long or double or bool;

    public static double ToDouble(object? value) => value switch
    {
        bool flag => flag ? 1 : 0,
        long number => number,
        double number => number,
        _ => throw new InvalidCastException($"{Describe(value)} is no number"),
    };

    public static long ToLong(object? value) => value switch
    {
        bool flag => flag ? 1 : 0,
        long number => number,
        _ => throw new InvalidCastException($"{Describe(value)} is no whole number"),
    };

    /// <summary>The elements of a list, the keys of a dictionary or the characters of a text.</summary>
    public static IEnumerable<object?> Elements(object? value) => value switch
    {
        string text => text.Select(object? (character) => character.ToString()),
        IDictionary<string, object?> map => map.Keys.ToList(),
        IEnumerable many => many.Cast<object?>(),
        _ => throw new InvalidCastException($"{Describe(value)} has no elements"),
    };

    public static string Describe(object? value) => value switch
    {
        null => "none",
        Undefined { Name.Length: > 0 } undefined => $"'{undefined.Name}', which is undefined,",
        Undefined => "an undefined value",
        string text => $"the text {Quote(text)}",
        _ => Text(value),
    };

    private static string Quote(string text) =>
        text.Contains('\'', StringComparison.Ordinal) && !text.Contains('"', StringComparison.Ordinal)
            ? $"\"{Escape(text)}\""
            : $"'{Escape(text).Replace("'", "\\'", StringComparison.Ordinal)}'";

    private static string Escape(string text) => text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal).Replace("\t", "\\t", StringComparison.Ordinal);

    private static string Number(double number)
    {
        var text = number.ToString("R", CultureInfo.InvariantCulture);
        return text.AsSpan().IndexOfAny(".EIN") >= 0 ? text.Replace("E+", "e+", StringComparison.Ordinal).Replace("E-", "e-", StringComparison.Ordinal) : $"{text}.0";
    }
}
