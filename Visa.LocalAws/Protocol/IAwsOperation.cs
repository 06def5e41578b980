namespace Visa.LocalAws.Protocol;

/// <summary>One operation of an AWS JSON service.</summary>
internal interface IAwsOperation
{
    string Name { get; }

    /// <inheritdoc cref="IAwsJsonService.CallAsync"/>
    ValueTask<ReadOnlyMemory<byte>> CallAsync(ReadOnlyMemory<byte> body, CancellationToken cancellationToken);
}
