using System.IO.Pipelines;
using System.Text.Json;
using Visa.LocalAws.Protocol.Cbor;

namespace Visa.LocalAws.Protocol.EventStreams;

/// <summary>Sends events, each flushed at once, in the form that the request was in.</summary>
internal sealed class EventStreamWriter(PipeWriter output, AwsWireFormat format)
{
    private const string MessageType = ":message-type";
    private const string EventType = ":event-type";
    private const string ExceptionType = ":exception-type";
    private const string ContentType = ":content-type";

    private static readonly ReadOnlyMemory<byte> Empty = "{}"u8.ToArray();

    public ValueTask<FlushResult> WriteInitialResponseAsync(CancellationToken cancellationToken) => SendAsync("event", EventType, "initial-response", Empty, cancellationToken);

    /// <param name="name">The type of the event.</param>
    /// <param name="write">Writes its content.</param>
    /// <param name="length">About how many bytes that is.</param>
    /// <param name="cancellationToken">Ends the sending.</param>
    public ValueTask<FlushResult> WriteEventAsync(string name, Action<Utf8JsonWriter> write, int length, CancellationToken cancellationToken) =>
        SendAsync("event", EventType, name, AwsJson.Write(write, length), cancellationToken);

    public ValueTask<FlushResult> WriteExceptionAsync(AwsException exception, CancellationToken cancellationToken) =>
        SendAsync("exception", ExceptionType, exception.Code, AwsErrors.Body(exception), cancellationToken);

    private ValueTask<FlushResult> SendAsync(string kind, string typeHeader, string type, ReadOnlyMemory<byte> json, CancellationToken cancellationToken)
    {
        EventStreamMessage.Write(output, [(typeHeader, type), (ContentType, format.ContentType), (MessageType, kind)], format.Encode(json).Span);
        return output.FlushAsync(cancellationToken);
    }
}
