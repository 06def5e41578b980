using System.Text.Unicode;

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

    /// <summary>The request as JSON in sound UTF-8. Throws SerializationException.</summary>
    public ReadOnlyMemory<byte> Decode(ReadOnlyMemory<byte> body)
    {
        if (IsCbor)
        {
            return CborToJson.Convert(body);
        }

        return Utf8.IsValid(body.Span) ? body : throw AwsErrors.Malformed("The request is not valid UTF-8.");
    }

    public ReadOnlyMemory<byte> Encode(ReadOnlyMemory<byte> json) => IsCbor && json.Length > 0 ? JsonToCbor.Convert(json.Span) : json;
}
