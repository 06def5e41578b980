using System.Security.Cryptography;
using System.Text;

namespace Visa.Orchestrator.Remote;

/// <summary>
/// Names one submission of one attempt. It is committed before the service is asked, so whoever finds the attempt after a
/// crash can find the job by it, or submit it again as the same job.
/// </summary>
/// <param name="Value">52 characters of base32, which every service takes (ECS allows 64).</param>
/// <param name="IntendedAt">When the token was committed; no job that carries it is older.</param>
public readonly record struct SubmitToken(string Value, DateTimeOffset IntendedAt)
{
    private const string Alphabet = "abcdefghijklmnopqrstuvwxyz234567";

    /// <summary>The same place in a run, at the same generation and attempt, has the same token: a retry is a new job, a crash is not.</summary>
    public static string ValueOf(string dag, string runKey, string step, int mapIndex, int generation, int attempt)
    {
        var name = $"{dag}|{runKey}|{step}|{mapIndex}|{generation}|{attempt}";
        return Base32(SHA256.HashData(Encoding.UTF8.GetBytes(name)));
    }

    public override string ToString() => Value;

    private static string Base32(ReadOnlySpan<byte> bytes)
    {
        var text = new StringBuilder((bytes.Length * 8 / 5) + 1);
        int buffer = 0, bits = 0;
        foreach (var value in bytes)
        {
            buffer = (buffer << 8) | value;
            for (bits += 8; bits >= 5; bits -= 5)
            {
                text.Append(Alphabet[(buffer >> (bits - 5)) & 31]);
            }

            buffer &= (1 << bits) - 1;
        }

        return bits == 0 ? text.ToString() : text.Append(Alphabet[(buffer << (5 - bits)) & 31]).ToString();
    }
}
