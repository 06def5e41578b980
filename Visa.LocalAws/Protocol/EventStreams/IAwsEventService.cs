namespace Visa.LocalAws.Protocol.EventStreams;

/// <summary>A service of which some operations answer with a stream of events.</summary>
internal interface IAwsEventService
{
    /// <summary>Begins such an operation; a refusal is thrown as <see cref="AwsException"/>.</summary>
    /// <returns>What writes the events; null when the operation answers in one piece.</returns>
    AwsEventSource? Open(string operation, ReadOnlyMemory<byte> body);
}
