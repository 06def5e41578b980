using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Visa.ServiceDefaults.Verbs;

/// <summary>A command line that was read: settings by configuration key. An option that is not known is an error, not ignored.</summary>
public sealed record VerbArguments(IReadOnlyDictionary<string, string?> Settings, bool WantsHelp)
{
    /// <param name="args">The command line after the verb.</param>
    /// <param name="usage">What the verb takes.</param>
    /// <param name="arguments">What was read.</param>
    /// <param name="error">What is wrong, for the person who typed it.</param>
    public static bool TryParse(ReadOnlySpan<string> args, VerbUsage usage, [NotNullWhen(true)] out VerbArguments? arguments, [NotNullWhen(false)] out string? error)
    {
        var settings = new Dictionary<string, string?>(StringComparer.OrdinalIgnoreCase);
        (arguments, error) = (null, null);
        var wantsHelp = false;
        for (var i = 0; i < args.Length && error is null; i++)
        {
            if (args[i] is "-h" or "--help") wantsHelp = true;
            else error = TryTake(args, ref i, usage, settings);
        }
        if (error is null) arguments = new VerbArguments(settings, wantsHelp);
        return error is null;
    }

    private static string? TryTake(ReadOnlySpan<string> args, ref int index, VerbUsage usage, Dictionary<string, string?> settings)
    {
        var (name, value) = Split(args[index]);
        if (usage.Options.FirstOrDefault(option => option.Name == name) is { } option)
        {
            if (option.Kind == ArgumentKind.Flag) value ??= "true";
            else if (value is null && index + 1 < args.Length && !args[index + 1].StartsWith("--", StringComparison.Ordinal)) value = args[++index];
            if (value is null) return $"{name} needs a value: {option.Meaning}.";
            if (Refusal(option, value) is { } refusal) return $"{name} needs {refusal}, not '{value}'.";
            settings[option.Key] = value;
            return null;
        }
        if (!name.Contains(':', StringComparison.Ordinal) || value is null || !name.StartsWith("--", StringComparison.Ordinal))
            return $"{usage.Verb} does not know '{name}'. Its options are {string.Join(", ", usage.Options.Select(known => known.Name))}.";
        settings[name[2..]] = value;
        return null;
    }

    private static (string Name, string? Value) Split(string argument)
    {
        var equals = argument.IndexOf('=', StringComparison.Ordinal);
        return equals < 0 ? (argument, null) : (argument[..equals], argument[(equals + 1)..]);
    }

    private static string? Refusal(VerbOption option, string value) => option.Kind switch
    {
        ArgumentKind.WholeNumber when !long.TryParse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _) => "a whole number",
        ArgumentKind.Number when !double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out _) => "a number",
        ArgumentKind.Date when !DateOnly.TryParseExact(value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _) => "a date such as 2025-01-31",
        ArgumentKind.Flag when value is not ("true" or "false") => "no value",
        _ => null,
    };
}
