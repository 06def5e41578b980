using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using Amazon.Runtime;

namespace Amazon.Kinesis.ClientLibrary.Checkpoints;

/// <summary>Says a failure of the lease table in the exceptions that a record processor knows.</summary>
internal static class LeaseTableFaults
{
    public static async Task<T> TranslateAsync<T>(Func<Task<T>> call)
    {
        try
        {
            return await call();
        }
        catch (Exception e) when (IsThrottling(e))
        {
            throw new ThrottlingException("The lease table is throttled: checkpoint again later.", e);
        }
        catch (ResourceNotFoundException e)
        {
            throw new InvalidStateException("The lease table does not exist: it was deleted while the workers ran.", e);
        }
        catch (Exception e) when (e is AmazonDynamoDBException or AmazonClientException or HttpRequestException or IOException or TimeoutException)
        {
            throw new KinesisClientLibDependencyException("The lease table could not be reached: checkpoint again later.", e);
        }
    }

    private static bool IsThrottling(Exception e) => e
        is ProvisionedThroughputExceededException
        or RequestLimitExceededException
        or Amazon.DynamoDBv2.Model.ThrottlingException
        or AmazonDynamoDBException { ErrorCode: "ThrottlingException" };
}
