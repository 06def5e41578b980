using System.Globalization;
using Visa.Dbt;

namespace Visa.Analytics.Cli;

/// <summary><c>--name value</c> pairs.</summary>
internal sealed class VerbArguments
{
    private readonly Dictionary<string, string> _values = new(StringComparer.Ordinal);

    /// <summary>Throws <see cref="DbtException"/> for an option that the verb does not know, or one without a value.</summary>
    public VerbArguments(IReadOnlyList<string> arguments, params ReadOnlySpan<string> known)
    {
        for (var at = 0; at < arguments.Count; at += 2)
        {
            if (!known.Contains(arguments[at])) throw new DbtException($"No such option: {arguments[at]}. There are {string.Join(", ", known.ToArray())}.");
            if (at + 1 >= arguments.Count) throw new DbtException($"{arguments[at]} needs a value");
            _values[arguments[at]] = arguments[at + 1];
        }
    }

    public string Text(string name, string otherwise) => _values.GetValueOrDefault(name, otherwise);

    public long Number(string name, long otherwise) =>
        !_values.TryGetValue(name, out var text) ? otherwise
        : long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number
        : throw new DbtException($"{name} needs a whole number, not '{text}'");
}
