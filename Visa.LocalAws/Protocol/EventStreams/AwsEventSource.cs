namespace Visa.LocalAws.Protocol.EventStreams;

/// <summary>Writes events until there are no more; an <see cref="AwsException"/> reaches the reader as an event and ends the stream.</summary>
internal delegate Task AwsEventSource(EventStreamWriter events, CancellationToken cancellationToken);
