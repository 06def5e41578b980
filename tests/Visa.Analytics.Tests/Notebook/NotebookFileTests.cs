using System.Text.Json;
using Visa.Dbt.Tests.Hosting;

namespace Visa.Analytics.Tests.Notebook;

public sealed class NotebookFileTests
{
    /// <summary>Outputs are not committed: they would be somebody's figures, and differ at every run.</summary>
    [Fact]
    public void Notebook_InTheRepository_HasNoOutputs()
    {
        var files = Directory.GetFiles(Path.Combine(Repository.Root, "notebooks"), "*.ipynb");

        Assert.NotEmpty(files);
        Assert.All(files, file =>
        {
            using var notebook = JsonDocument.Parse(File.ReadAllText(file));
            var codes = notebook.RootElement.GetProperty("cells").EnumerateArray().Where(cell => cell.GetProperty("cell_type").GetString() == "code").ToList();
            Assert.NotEmpty(codes);
            Assert.All(codes, cell => Assert.Equal(0, cell.GetProperty("outputs").GetArrayLength()));
            Assert.All(codes, cell => Assert.Equal(JsonValueKind.Null, cell.GetProperty("execution_count").ValueKind));
        });
    }
}
