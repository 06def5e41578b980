namespace Visa.LocalAws.Firehose;

internal static partial class Log
{
    [LoggerMessage(4300, LogLevel.Information, "Firehose runs {Count} delivery streams")]
    public static partial void DeliveryStarted(this ILogger logger, int count);

    [LoggerMessage(4301, LogLevel.Information, "{DeliveryStream} delivered {Count} records to s3://{Bucket}/{Key}")]
    public static partial void ObjectDelivered(this ILogger logger, string deliveryStream, int count, string bucket, string key);

    [LoggerMessage(4302, LogLevel.Warning, "{DeliveryStream} could not store s3://{Bucket}/{Key} and tries again in {Delay}: {Reason}")]
    public static partial void ObjectNotStored(this ILogger logger, string deliveryStream, string bucket, string key, TimeSpan delay, string reason);

    [LoggerMessage(4303, LogLevel.Warning, "{DeliveryStream} stopped before {Count} buffered records were delivered; they follow after the next start")]
    public static partial void DeliveryCutShort(this ILogger logger, string deliveryStream, int count);

    [LoggerMessage(4304, LogLevel.Error, "{Count} records for {DeliveryStream} could not be written; their sender was told so")]
    public static partial void RecordsNotStored(this ILogger logger, string deliveryStream, int count, Exception exception);

    [LoggerMessage(4305, LogLevel.Error, "{DeliveryStream} delivers nothing more: its source cannot be read")]
    public static partial void SourceDamaged(this ILogger logger, string deliveryStream, Exception exception);
}
