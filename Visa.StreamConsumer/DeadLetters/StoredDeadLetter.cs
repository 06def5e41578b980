using System.Text.Json;
using Visa.Domain.Transactions;

namespace Visa.StreamConsumer.DeadLetters;

/// <summary>A dead letter as it lies in the lake.</summary>
internal sealed record StoredDeadLetter
{
    /// <summary>Where its record was: shard, sequence number and place within an aggregate.</summary>
    public required string Id { get; init; }

    public required string Reason { get; init; }

    public required string Error { get; init; }

    /// <summary>When the stream accepted it, as it was written.</summary>
    public required string Arrival { get; init; }

    /// <summary>The record, or its beginning when <see cref="IsTruncated"/>.</summary>
    public required byte[] Data { get; init; }

    public required bool IsTruncated { get; init; }

    /// <summary>The object that it was read from.</summary>
    public required string Source { get; init; }

    /// <summary>Its transaction, when this program can read it.</summary>
    public bool TryDecode(out Transaction? transaction)
    {
        transaction = null;
        return !IsTruncated && TransactionJson.TryRead(Data, out transaction, out _);
    }

    /// <exception cref="InvalidDataException">The line is no dead letter.</exception>
    public static StoredDeadLetter Read(string line, string source)
    {
        try
        {
            using var json = JsonDocument.Parse(line);
            var letter = json.RootElement;
            string Text(string name) => letter.GetProperty(name).GetString() ?? throw new FormatException($"{name} is null");
            var data = letter.GetProperty("data_base64").GetBytesFromBase64();
            return new StoredDeadLetter
            {
                Id = $"{Text("shard_id")}/{Text("sequence_number")}/{letter.GetProperty("sub_sequence_number").GetInt64()}",
                Reason = Text("reason"),
                Error = Text("error"),
                Arrival = Text("approximate_arrival"),
                Data = data,
                IsTruncated = letter.GetProperty("data_bytes").GetInt64() > data.Length,
                Source = source,
            };
        }
        catch (Exception exception) when (exception is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            throw new InvalidDataException($"{source} holds a line that is no dead letter: {exception.Message}", exception);
        }
    }
}
