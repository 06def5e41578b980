namespace Visa.LocalAws.Protocol;

/// <summary>An AWS service that speaks AWS JSON: one POST per call, the operation named by <c>X-Amz-Target: Prefix.Operation</c>.</summary>
public interface IAwsJsonService
{
    /// <summary>The target's part before the dot, such as <c>Kinesis_20131202</c>.</summary>
    string TargetPrefix { get; }

    /// <summary>The names of all operations that are offered.</summary>
    IReadOnlyCollection<string> Operations { get; }

    /// <summary>The protocol's content type, such as <c>application/x-amz-json-1.1</c>.</summary>
    string ContentType { get; }

    /// <summary>How the protocol names an error by its code, in <c>__type</c>; some services put the shape's namespace before it.</summary>
    string ErrorTypeOf(string code) => code;

    /// <summary>Whether the service also takes and gives CBOR in place of JSON.</summary>
    bool SpeaksCbor => false;

    /// <summary>Answers one call. A refusal is thrown as <see cref="AwsException"/>; an unknown operation too.</summary>
    /// <param name="operation">The target's part after the dot.</param>
    /// <param name="body">The whole request body, JSON in UTF-8.</param>
    /// <returns>The response body, JSON in UTF-8; empty for an operation without a result.</returns>
    ValueTask<ReadOnlyMemory<byte>> CallAsync(string operation, ReadOnlyMemory<byte> body, CancellationToken cancellationToken);
}
