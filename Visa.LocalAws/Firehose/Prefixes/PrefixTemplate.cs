using System.Security.Cryptography;
using Visa.LocalAws.Protocol;

namespace Visa.LocalAws.Firehose.Prefixes;

/// <summary>An S3 prefix with the expressions <c>!{timestamp:…}</c>, <c>!{firehose:random-string}</c> and <c>!{firehose:error-output-type}</c>.</summary>
internal sealed class PrefixTemplate
{
    private const string ExpressionStart = "!{";
    private const string DefaultTimestamp = "yyyy/MM/dd/HH/";
    private const string RandomAlphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
    private const int RandomLength = 11;

    private readonly List<PrefixPart> _parts;

    private PrefixTemplate(List<PrefixPart> parts) => _parts = parts;

    public bool HasExpressions => _parts.Exists(part => part.Kind != PrefixPartKind.Literal);

    private bool Has(PrefixPartKind kind) => _parts.Exists(part => part.Kind == kind);

    /// <summary>The prefix of delivered objects. One without a timestamp gets the hour appended, as on AWS. Throws InvalidArgumentException.</summary>
    public static PrefixTemplate ForObjects(string? prefix)
    {
        var template = Parse(prefix ?? "");
        if (template.Has(PrefixPartKind.ErrorOutputType))
        {
            throw AwsErrors.InvalidArgument("The expression !{firehose:error-output-type} is allowed in ErrorOutputPrefix only.");
        }

        if (!template.Has(PrefixPartKind.Timestamp))
        {
            template._parts.Add(new PrefixPart(PrefixPartKind.Timestamp, DefaultTimestamp));
        }

        return template;
    }

    /// <summary>Checks Prefix and ErrorOutputPrefix, and the one against the other. Throws InvalidArgumentException.</summary>
    public static void Check(string? prefix, string? errorOutputPrefix)
    {
        ForObjects(prefix);
        if (errorOutputPrefix is null && Parse(prefix ?? "").HasExpressions)
        {
            throw AwsErrors.InvalidArgument("ErrorOutputPrefix can't be null when Prefix contains expressions");
        }

        var error = Parse(errorOutputPrefix ?? "");
        if (error.HasExpressions && !error.Has(PrefixPartKind.ErrorOutputType))
        {
            throw AwsErrors.InvalidArgument("ErrorOutputPrefix must contain !{firehose:error-output-type} when it contains expressions.");
        }
    }

    /// <param name="time">When the oldest record of the object arrived, in the time zone of the keys.</param>
    /// <param name="errorOutputType">Why the records failed; empty for delivered objects.</param>
    public string Evaluate(DateTimeOffset time, string errorOutputType) => string.Concat(_parts.Select(part => part.Kind switch
    {
        PrefixPartKind.Timestamp => TimestampPattern.Format(part.Text, time),
        PrefixPartKind.RandomString => RandomNumberGenerator.GetString(RandomAlphabet, RandomLength),
        PrefixPartKind.ErrorOutputType => errorOutputType,
        _ => part.Text,
    }));

    internal static PrefixTemplate Parse(string prefix)
    {
        var parts = new List<PrefixPart>();
        for (var rest = prefix.AsSpan(); rest.Length > 0;)
        {
            var start = rest.IndexOf(ExpressionStart, StringComparison.Ordinal);
            if (start != 0)
            {
                var literal = start < 0 ? rest : rest[..start];
                parts.Add(new PrefixPart(PrefixPartKind.Literal, literal.ToString()));
                rest = rest[literal.Length..];
                continue;
            }

            var end = rest.IndexOf('}');
            if (end < 0)
            {
                throw AwsErrors.InvalidArgument($"The expression {rest} is not closed.");
            }

            parts.Add(ParseExpression(rest[ExpressionStart.Length..end].ToString()));
            rest = rest[(end + 1)..];
        }

        return new PrefixTemplate(parts);
    }

    private static PrefixPart ParseExpression(string expression)
    {
        var colon = expression.IndexOf(':', StringComparison.Ordinal);
        var argument = expression[(colon + 1)..];
        switch (colon < 0 ? "" : expression[..colon])
        {
            case "timestamp":
                TimestampPattern.Check(argument);
                return new PrefixPart(PrefixPartKind.Timestamp, argument);
            case "firehose" when argument == "random-string":
                return new PrefixPart(PrefixPartKind.RandomString, argument);
            case "firehose" when argument == "error-output-type":
                return new PrefixPart(PrefixPartKind.ErrorOutputType, argument);
            default:
                throw AwsErrors.InvalidArgument($"The expression !{{{expression}}} is not known. LocalAws knows timestamp, firehose:random-string and firehose:error-output-type.");
        }
    }
}
