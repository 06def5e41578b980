using System.Text.Json;

namespace Visa.Benchmarks.EndToEnd;

/// <summary>What a stream says of a request of several records.</summary>
internal static class PutAnswer
{
    /// <summary>Those of the records that it did not take.</summary>
    public static byte[][] Refused(byte[] answer, byte[][] records)
    {
        using var document = JsonDocument.Parse(answer);
        return [.. document.RootElement.GetProperty("Records").EnumerateArray().Zip(records).Where(pair => pair.First.TryGetProperty("ErrorCode", out _)).Select(pair => pair.Second)];
    }
}
