using System.Buffers;
using System.Net;
using System.Text.Json;
using Amazon.Runtime;
using Amazon.Runtime.Internal.Transform;
using Amazon.Runtime.Internal.Util;

namespace Amazon.AwsJson;

/// <summary>Reads a JSON answer into a response, and an error answer into the service's exception.</summary>
internal sealed class AwsJsonUnmarshaller<TResponse>(AwsJsonService service, MemberReader<TResponse> read) : JsonResponseUnmarshaller
    where TResponse : AmazonWebServiceResponse, new()
{
    private const int SmallestBuffer = 4096;

    public override AmazonWebServiceResponse Unmarshall(JsonUnmarshallerContext input)
    {
        var response = new TResponse();
        var buffer = ArrayPool<byte>.Shared.Rent((int)Math.Clamp(input.ResponseData?.ContentLength ?? 0, SmallestBuffer, int.MaxValue - 1) + 1);
        try
        {
            var length = ReadToEnd(input.Stream, ref buffer);
            var json = new Utf8JsonReader(buffer.AsSpan(0, length));
            if (length > 0 && json.Read())
                json.ReadMembers(response, read);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
        return response;
    }

    public override AmazonServiceException UnmarshallException(JsonUnmarshallerContext input, Exception innerException, HttpStatusCode statusCode)
    {
        var json = new StreamingUtf8JsonReader(input.Stream);
        var error = JsonErrorResponseUnmarshaller.GetInstance().Unmarshall(input, ref json);
        error.InnerException = innerException;
        error.StatusCode = statusCode;
        return service.ToException(error, input.GetResponseBodyBytes());
    }

    // One byte more than the announced length is rented, so that the end of the stream is seen without growing.
    private static int ReadToEnd(Stream body, ref byte[] buffer)
    {
        var length = 0;
        while (true)
        {
            var read = body.Read(buffer, length, buffer.Length - length);
            if (read == 0)
                return length;
            length += read;
            if (length == buffer.Length)
                buffer = Grow(buffer);
        }
    }

    private static byte[] Grow(byte[] buffer)
    {
        var larger = ArrayPool<byte>.Shared.Rent(buffer.Length * 2);
        buffer.CopyTo(larger, 0);
        ArrayPool<byte>.Shared.Return(buffer);
        return larger;
    }
}
