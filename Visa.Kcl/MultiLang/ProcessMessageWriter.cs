using System.Buffers;
using System.Text.Json;

namespace Amazon.Kinesis.ClientLibrary.MultiLang;

/// <summary>
/// Writes the lines of the process: UTF-8 without a byte order mark, one JSON object and a line feed each. The daemon refuses members that it
/// does not know, so there are no others.
/// </summary>
internal sealed class ProcessMessageWriter(Stream output)
{
    private readonly ArrayBufferWriter<byte> _line = new();

    /// <summary>Says that an action of the daemon is done.</summary>
    public Task WriteStatusAsync(DaemonAction action, CancellationToken cancellationToken) => WriteAsync(
        json =>
        {
            json.WriteString("action", "status");
            json.WriteString("responseFor", NameOf(action));
        },
        cancellationToken);

    /// <summary>Asks for a checkpoint; at the last record delivered when the sequence number is null.</summary>
    public Task WriteCheckpointAsync(string? sequenceNumber, long? subSequenceNumber, CancellationToken cancellationToken) => WriteAsync(
        json =>
        {
            json.WriteString("action", "checkpoint");
            json.WriteString("sequenceNumber", sequenceNumber);
            if (subSequenceNumber is { } sub)
                json.WriteNumber("subSequenceNumber", sub);
        },
        cancellationToken);

    private async Task WriteAsync(Action<Utf8JsonWriter> members, CancellationToken cancellationToken)
    {
        _line.ResetWrittenCount();
        await using (var json = new Utf8JsonWriter(_line))
        {
            json.WriteStartObject();
            members(json);
            json.WriteEndObject();
        }

        _line.Write("\n"u8);
        await output.WriteAsync(_line.WrittenMemory, cancellationToken);
        await output.FlushAsync(cancellationToken);
    }

    private static string NameOf(DaemonAction action) => action switch
    {
        DaemonAction.Initialize => "initialize",
        DaemonAction.ProcessRecords => "processRecords",
        DaemonAction.LeaseLost => "leaseLost",
        DaemonAction.ShardEnded => "shardEnded",
        _ => "shutdownRequested",
    };
}
