using System.Text.Json;
using Visa.Domain.Decisions;
using Visa.StreamConsumer.Records;

namespace Visa.StreamConsumer.Contexts;

/// <summary>The changes of context of a shard since its checkpoint, signed by the owner who wrote them.</summary>
internal sealed record ContextPage(string Owner, IReadOnlyDictionary<RecordPosition, DecisionContext> Changes)
{
    public byte[] ToJson() => JsonSerializer.SerializeToUtf8Bytes(
        new Content(Owner, Changes.ToDictionary(change => change.Key.Key, change => change.Value, StringComparer.Ordinal)), ContextJson.Default.Content);

    /// <exception cref="InvalidDataException">It is no page of contexts.</exception>
    public static ContextPage Read(ReadOnlySpan<byte> json)
    {
        var content = JsonSerializer.Deserialize(json, ContextJson.Default.Content) ?? throw new InvalidDataException("No decision contexts.");
        return new ContextPage(content.Owner, content.Changes.ToDictionary(change => Position(change.Key), change => change.Value));
    }

    private static RecordPosition Position(string key) =>
        RecordPosition.TryParseKey(key, out var position) ? position : throw new InvalidDataException($"'{key}' is no place of a record.");

    /// <summary>As it is written: the places are the keys by which snapshots are named too.</summary>
    internal sealed record Content(string Owner, Dictionary<string, DecisionContext> Changes);
}
