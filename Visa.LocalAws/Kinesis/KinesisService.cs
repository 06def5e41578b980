using System.Collections.Frozen;
using Visa.LocalAws.Kinesis.Operations;
using Visa.LocalAws.Protocol;

namespace Visa.LocalAws.Kinesis;

/// <summary>Kinesis Data Streams, API version 2013-12-02, over AWS JSON 1.1.</summary>
internal sealed class KinesisService(IEnumerable<IKinesisOperation> operations) : IAwsJsonService
{
    private readonly FrozenDictionary<string, IKinesisOperation> _operations = operations.ToFrozenDictionary(operation => operation.Name, StringComparer.Ordinal);

    public string TargetPrefix => "Kinesis_20131202";

    public string ContentType => "application/x-amz-json-1.1";

    public ValueTask<ReadOnlyMemory<byte>> CallAsync(string operation, ReadOnlyMemory<byte> body, CancellationToken cancellationToken) =>
        _operations.TryGetValue(operation, out var found) ? found.CallAsync(body, cancellationToken) : throw AwsErrors.UnknownOperation();
}
