namespace Aspire.Hosting.ApplicationModel;

/// <summary>The rules for the names of resources and endpoints.</summary>
internal static class ResourceNames
{
    private const int LongestName = 64;

    public static void Validate(string name)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        if (Fault(name) is { } fault)
            throw new ArgumentException($"The name '{name}' is not valid: {fault}.", nameof(name));
    }

    private static string? Fault(string name)
    {
        if (name.Length > LongestName)
            return $"it is longer than {LongestName} characters";
        if (!char.IsAsciiLetter(name[0]))
            return "it must begin with an ASCII letter";
        if (name.Any(character => !char.IsAsciiLetterOrDigit(character) && character != '-'))
            return "it may hold ASCII letters, digits and hyphens only";
        if (name.Contains("--", StringComparison.Ordinal))
            return "it holds two hyphens in a row";
        return name[^1] == '-' ? "it ends with a hyphen" : null;
    }
}
