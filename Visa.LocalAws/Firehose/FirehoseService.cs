using System.Collections.Frozen;
using Visa.LocalAws.Firehose.Operations;
using Visa.LocalAws.Protocol;

namespace Visa.LocalAws.Firehose;

/// <summary>Amazon Data Firehose, API version 2015-08-04, over AWS JSON 1.1.</summary>
internal sealed class FirehoseService(IEnumerable<IFirehoseOperation> operations) : IAwsJsonService
{
    private readonly FrozenDictionary<string, IFirehoseOperation> _operations = operations.ToFrozenDictionary(operation => operation.Name, StringComparer.Ordinal);

    public string TargetPrefix => "Firehose_20150804";

    public IReadOnlyCollection<string> Operations => _operations.Keys;

    public string ContentType => "application/x-amz-json-1.1";

    public ValueTask<ReadOnlyMemory<byte>> CallAsync(string operation, ReadOnlyMemory<byte> body, CancellationToken cancellationToken) =>
        _operations.TryGetValue(operation, out var found) ? found.CallAsync(body, cancellationToken) : throw AwsErrors.UnknownOperation();
}
