using System.Text.RegularExpressions;

namespace Visa.LocalAws.Protocol;

/// <summary>Collects the constraints of an operation's model that its input breaks, in the words of AWS's ValidationException.</summary>
internal sealed class Constraints
{
    /// <summary>AWS names ten at most.</summary>
    private const int MostNamed = 10;

    private readonly List<string> _broken = [];

    public Constraints NotNull(object? value, string member) => Check(value is not null, null, member, "Member must not be null");

    public Constraints Range(long? value, string member, long least, long most)
    {
        Check(value is null || value >= least, value?.ToString(null, null), member, $"Member must have value greater than or equal to {least}");
        return Check(value is null || value <= most, value?.ToString(null, null), member, $"Member must have value less than or equal to {most}");
    }

    public Constraints Length(string? value, string member, int least, int most)
    {
        Check(value is null || value.Length >= least, value, member, $"Member must have length greater than or equal to {least}");
        return Check(value is null || value.Length <= most, value, member, $"Member must have length less than or equal to {most}");
    }

    /// <summary>A string that must match as a whole; <paramref name="documented"/> is the pattern as AWS writes it.</summary>
    public Constraints Pattern(string? value, string member, Regex pattern, string documented) =>
        Check(value is null || pattern.IsMatch(value), value, member, $"Member must satisfy regular expression pattern: {documented}");

    public Constraints OneOf(string? value, string member, params ReadOnlySpan<string> allowed) =>
        Check(value is null || allowed.Contains(value), value, member, $"Member must satisfy enum value set: [{string.Join(", ", allowed)}]");

    /// <summary>Any other constraint, in AWS's words.</summary>
    /// <param name="value">The value as AWS would print it; null for a member that is missing.</param>
    public Constraints Check(bool holds, string? value, string member, string constraint)
    {
        if (!holds && _broken.Count < MostNamed)
        {
            _broken.Add($"Value {(value is null ? "null" : $"'{value}'")} at '{member}' failed to satisfy constraint: {constraint}");
        }

        return this;
    }

    public void ThrowIfBroken()
    {
        if (_broken.Count > 0)
        {
            throw AwsErrors.Validation($"{_broken.Count} validation error{(_broken.Count > 1 ? "s" : "")} detected: {string.Join("; ", _broken)}");
        }
    }
}
