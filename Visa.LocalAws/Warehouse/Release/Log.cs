namespace Visa.LocalAws.Warehouse.Release;

internal static partial class Log
{
    [LoggerMessage(4550, LogLevel.Information, "Released the file of database {Database} until {Until}; its statements wait")]
    public static partial void WarehouseReleased(this ILogger logger, string database, DateTimeOffset until);

    [LoggerMessage(4551, LogLevel.Information, "Took back the file of database {Database}")]
    public static partial void WarehouseReturned(this ILogger logger, string database);
}
