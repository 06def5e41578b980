using Visa.LocalAws.RedshiftData.Requests;
using Visa.LocalAws.Warehouse;

namespace Visa.LocalAws.RedshiftData.Operations;

internal sealed class ListDatabases(WarehouseCatalog catalog, CatalogReader reader) : IRedshiftDataOperation
{
    public string Name => nameof(ListDatabases);

    public ValueTask<ReadOnlyMemory<byte>> CallAsync(ReadOnlyMemory<byte> body, CancellationToken cancellationToken)
    {
        var input = CatalogReader.Check(body);
        _ = ConnectionTarget.Read(input, catalog);
        return ValueTask.FromResult(NameList.Write("Databases", reader.Page(input, Name, catalog.DatabaseNames)));
    }
}
