using System.Security.Cryptography;
using System.Text.RegularExpressions;

namespace Visa.LocalAws.Kinesis.Streams;

/// <summary>The third way to name a stream, beside its name and its ARN.</summary>
internal static partial class StreamId
{
    public const string Documented = "[a-z0-9]{20}-[a-z0-9]{3}";
    public const int Longest = 24;

    private const string Alphabet = "abcdefghijklmnopqrstuvwxyz0123456789";
    private const int HeadLength = 20;
    private const int TailLength = 3;

    [GeneratedRegex($"^(?:{Documented})$")]
    public static partial Regex Pattern { get; }

    public static string New() => $"{RandomNumberGenerator.GetString(Alphabet, HeadLength)}-{RandomNumberGenerator.GetString(Alphabet, TailLength)}";
}
