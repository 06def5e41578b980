using Amazon.Glue.Model;
using Amazon.Runtime;
using Amazon.Runtime.Internal;

namespace Amazon.Glue.Internal;

/// <summary>The typed exception of each error code.</summary>
internal static class GlueErrors
{
    public static AmazonServiceException ToException(ErrorResponse e, ReadOnlyMemory<byte> _) => e.Code switch
    {
        "AlreadyExistsException" => new AlreadyExistsException(e.Message, e.InnerException, e.Type, e.Code, e.RequestId, e.StatusCode),
        "ConcurrentModificationException" => new ConcurrentModificationException(e.Message, e.InnerException, e.Type, e.Code, e.RequestId, e.StatusCode),
        "ConcurrentRunsExceededException" => new ConcurrentRunsExceededException(e.Message, e.InnerException, e.Type, e.Code, e.RequestId, e.StatusCode),
        "EntityNotFoundException" => new EntityNotFoundException(e.Message, e.InnerException, e.Type, e.Code, e.RequestId, e.StatusCode),
        "IdempotentParameterMismatchException" => new IdempotentParameterMismatchException(e.Message, e.InnerException, e.Type, e.Code, e.RequestId, e.StatusCode),
        "InternalServiceException" => new InternalServiceException(e.Message, e.InnerException, e.Type, e.Code, e.RequestId, e.StatusCode),
        "InvalidInputException" => new InvalidInputException(e.Message, e.InnerException, e.Type, e.Code, e.RequestId, e.StatusCode),
        "OperationTimeoutException" => new OperationTimeoutException(e.Message, e.InnerException, e.Type, e.Code, e.RequestId, e.StatusCode),
        "ResourceNumberLimitExceededException" => new ResourceNumberLimitExceededException(e.Message, e.InnerException, e.Type, e.Code, e.RequestId, e.StatusCode),
        _ => new AmazonGlueException(e.Message, e.InnerException, e.Type, e.Code, e.RequestId, e.StatusCode),
    };
}
