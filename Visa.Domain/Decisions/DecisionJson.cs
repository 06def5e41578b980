using System.Buffers;

namespace Visa.Domain.Decisions;

/// <summary>The JSON form of a <see cref="Decision"/>: one newline-terminated object, snake_case, UTF-8.</summary>
public static class DecisionJson
{
    /// <summary>Writes the object and a newline; equal decisions give equal bytes.</summary>
    public static void Write(IBufferWriter<byte> output, Decision decision) => throw new NotImplementedException();

    /// <summary>Reads one object; <paramref name="error"/> says what is wrong with it.</summary>
    public static bool TryRead(ReadOnlySpan<byte> utf8, out Decision? decision, out string? error) => throw new NotImplementedException();
}
