using System.Buffers;

namespace Visa.Domain.Transactions;

/// <summary>The JSON form of a <see cref="Transaction"/>: one newline-terminated object, snake_case, UTF-8.</summary>
public static class TransactionJson
{
    /// <summary>Writes the object and a newline.</summary>
    public static void Write(IBufferWriter<byte> output, Transaction transaction) => throw new NotImplementedException();

    /// <summary>Reads one object; <paramref name="error"/> says what is wrong with it, for the dead letter.</summary>
    public static bool TryRead(ReadOnlySpan<byte> utf8, out Transaction? transaction, out string? error) => throw new NotImplementedException();
}
