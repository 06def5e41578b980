using Google.Protobuf;
using Grpc.AspNetCore.Server.Model;
using Grpc.Core;
using Visa.Decisions.Protocol;
using ScoringProtocol = Visa.Decisions.Protocol.Scoring;

namespace Visa.Scoring.Serving;

/// <summary>
/// Binds the endpoint to its name as the generated base class would, but for one thing: bytes that are no message are told to be the caller's mistake, where the generated binding
/// answers UNKNOWN and logs an error of the server.
/// </summary>
internal sealed class ScoreBatchMethod : IServiceMethodProvider<ScoreBatchEndpoint>
{
    public void OnServiceMethodDiscovery(ServiceMethodProviderContext<ScoreBatchEndpoint> context)
    {
        var method = new Method<ScoreBatchRequest, ScoreBatchResponse>(
            MethodType.Unary, ScoringProtocol.Descriptor.FullName, nameof(ScoreBatchEndpoint.ScoreBatch), Marshaller(ScoreBatchRequest.Parser), Marshaller(ScoreBatchResponse.Parser));
        context.AddUnaryMethod(method, [new HttpMethodMetadata([HttpMethods.Post])], static (endpoint, request, call) => endpoint.ScoreBatch(request, call));
    }

    private static Marshaller<T> Marshaller<T>(MessageParser<T> parser)
        where T : IMessage<T> => new(Write, payload => Read(parser, payload));

    private static void Write<T>(T message, SerializationContext payload)
        where T : IMessage<T>
    {
        payload.SetPayloadLength(message.CalculateSize());
        message.WriteTo(payload.GetBufferWriter());
        payload.Complete();
    }

    private static T Read<T>(MessageParser<T> parser, DeserializationContext payload)
        where T : IMessage<T>
    {
        try
        {
            return parser.ParseFrom(payload.PayloadAsReadOnlySequence());
        }
        catch (InvalidProtocolBufferException exception)
        {
            throw new RpcException(new Status(StatusCode.InvalidArgument, $"The bytes are no {typeof(T).Name}: {exception.Message}"));
        }
    }
}
