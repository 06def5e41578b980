namespace Visa.LocalAws.Protocol.Cbor;

/// <summary>The form in which a caller speaks, JSON or CBOR. Operations know JSON alone.</summary>
/// <param name="ContentType">The content type of answers.</param>
internal readonly record struct AwsWireFormat(string ContentType, bool IsCbor)
{
    private const string CborContentType = "application/x-amz-cbor-1.1";
    private const string CborPrefix = "application/x-amz-cbor";

    public static AwsWireFormat Of(HttpRequest request, IAwsJsonService service) =>
        service.SpeaksCbor && IsInCbor(request) ? new AwsWireFormat(CborContentType, true) : new AwsWireFormat(service.ContentType, false);

    public static bool IsInCbor(HttpRequest request) => request.ContentType?.StartsWith(CborPrefix, StringComparison.OrdinalIgnoreCase) == true;

    /// <summary>The request as JSON. Throws SerializationException.</summary>
    public ReadOnlyMemory<byte> Decode(ReadOnlyMemory<byte> body) => IsCbor ? CborToJson.Convert(body) : body;

    public ReadOnlyMemory<byte> Encode(ReadOnlyMemory<byte> json) => IsCbor && json.Length > 0 ? JsonToCbor.Convert(json.Span) : json;
}
