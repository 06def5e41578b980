using Amazon.ECS.Model;
using Amazon.Runtime;
using Amazon.Runtime.Internal;

namespace Amazon.ECS.Internal;

/// <summary>The typed exception of each error code.</summary>
internal static class ECSErrors
{
    public static AmazonServiceException ToException(ErrorResponse e, ReadOnlyMemory<byte> _) => e.Code switch
    {
        "AccessDeniedException" => new AccessDeniedException(e.Message, e.InnerException, e.Type, e.Code, e.RequestId, e.StatusCode),
        "BlockedException" => new BlockedException(e.Message, e.InnerException, e.Type, e.Code, e.RequestId, e.StatusCode),
        "ClientException" => new ClientException(e.Message, e.InnerException, e.Type, e.Code, e.RequestId, e.StatusCode),
        "ClusterNotFoundException" => new ClusterNotFoundException(e.Message, e.InnerException, e.Type, e.Code, e.RequestId, e.StatusCode),
        "ConflictException" => new ConflictException(e.Message, e.InnerException, e.Type, e.Code, e.RequestId, e.StatusCode),
        "InvalidParameterException" => new InvalidParameterException(e.Message, e.InnerException, e.Type, e.Code, e.RequestId, e.StatusCode),
        "PlatformTaskDefinitionIncompatibilityException" => new PlatformTaskDefinitionIncompatibilityException(e.Message, e.InnerException, e.Type, e.Code, e.RequestId, e.StatusCode),
        "PlatformUnknownException" => new PlatformUnknownException(e.Message, e.InnerException, e.Type, e.Code, e.RequestId, e.StatusCode),
        "ServerException" => new ServerException(e.Message, e.InnerException, e.Type, e.Code, e.RequestId, e.StatusCode),
        "UnsupportedFeatureException" => new UnsupportedFeatureException(e.Message, e.InnerException, e.Type, e.Code, e.RequestId, e.StatusCode),
        _ => new AmazonECSException(e.Message, e.InnerException, e.Type, e.Code, e.RequestId, e.StatusCode),
    };
}
