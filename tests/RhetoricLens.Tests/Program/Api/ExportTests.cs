using System.IO.Compression;
using System.Net;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text.Json;
using Parquet;
using RhetoricLens.Exports;
using RhetoricLens.Tests.Support;

namespace RhetoricLens.Tests.Program.Api;

public sealed class ExportTests(House house) : IClassFixture<House>
{
    [Theory]
    [InlineData(ExportForm.Csv)]
    [InlineData(ExportForm.Jsonl)]
    [InlineData(ExportForm.Parquet)]
    public async Task A_package_describes_its_tables_exactly(ExportForm form)
    {
        using var folder = new TempFolder();
        var target = Path.Combine(folder.Path, "export");
        var report = (await new StoreExport(house.Workspace, new ExportOrder(form, Texts: true)).WriteAsync(target, null, CancellationToken.None)).Value;
        Assert.Equal([61L, 61L, 61L], new[] { report.Tables[0].Rows, report.Tables[2].Rows, report.Tables[3].Rows });
        var package = JsonDocument.Parse(await File.ReadAllTextAsync(Path.Combine(target, "datapackage.json"))).RootElement;
        foreach (var resource in package.GetProperty("resources").EnumerateArray())
        {
            var file = Path.Combine(target, resource.GetProperty("path").GetString()!);
            Assert.Equal(resource.GetProperty("hash").GetString(), "sha256:" + Convert.ToHexStringLower(SHA256.HashData(await File.ReadAllBytesAsync(file))));
            Assert.Equal(resource.GetProperty("bytes").GetInt64(), new FileInfo(file).Length);
        }
        Assert.Equal(["export"], Directory.EnumerateFileSystemEntries(folder.Path).Select(Path.GetFileName));
    }

    [Fact]
    public async Task Words_are_left_out_unless_they_are_asked_for()
    {
        using var folder = new TempFolder();
        var target = Path.Combine(folder.Path, "export");
        await new StoreExport(house.Workspace, new ExportOrder(ExportForm.Jsonl)).WriteAsync(target, null, CancellationToken.None);
        Assert.DoesNotContain("binding treaty", string.Concat(Directory.EnumerateFiles(target).Select(File.ReadAllText)));
    }

    [Fact]
    public async Task Parquet_holds_the_numbers_of_the_store()
    {
        using var folder = new TempFolder();
        var target = Path.Combine(folder.Path, "export");
        await new StoreExport(house.Workspace, new ExportOrder(ExportForm.Parquet)).WriteAsync(target, null, CancellationToken.None);
        await using var reader = await ParquetReader.CreateAsync(Path.Combine(target, "passages.parquet"));
        var names = reader.Schema.GetDataFields().ToDictionary(field => field.Name, field => field.ClrType);
        Assert.Equal((typeof(double), typeof(long), typeof(ReadOnlyMemory<char>), typeof(bool)), (names["axis"], names["start"], names["document"], names["on_topic"]));
    }

    [Fact]
    public async Task An_export_over_the_api_is_a_job_and_then_a_file()
    {
        var job = await house.Client.PostAsJsonAsync("/v1/exports", new { format = "csv" });
        Assert.Equal(HttpStatusCode.Accepted, job.StatusCode);
        var id = (await job.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id").GetInt64();
        HttpResponseMessage file;
        for (var tries = 0; (file = await house.Client.GetAsync($"/v1/exports/{id}")).StatusCode == HttpStatusCode.NotFound && tries < 200; tries++)
            await Task.Delay(100);
        Assert.Equal("application/zip", file.Content.Headers.ContentType?.MediaType);
        using var zip = new ZipArchive(await file.Content.ReadAsStreamAsync());
        Assert.Equal(["datapackage.json", "documents.csv", "passages.csv", "versions.csv"], zip.Entries.Select(entry => entry.FullName).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_citation_names_program_model_and_texts()
    {
        var citation = await house.Client.GetFromJsonAsync<JsonElement>("/v1/citation?corpus=test&date=2026-11-28");
        Assert.Contains("Model linear-3", citation.GetProperty("text").GetString());
        Assert.Contains(citation.GetProperty("corpusVersion").GetString()![..16], citation.GetProperty("text").GetString());
        Assert.StartsWith("@software{rhetoriclens_0_1_0,\n", await house.Client.GetStringAsync("/v1/citation.bib?corpus=test"));
        Assert.Equal(File.ReadAllLines(Path.Combine(Repository.Root, "CITATION.cff")).Single(line => line.StartsWith("version:", StringComparison.Ordinal)), "version: " + citation.GetProperty("program").GetString());
        await ConventionsTests.ProblemAsync(await house.Client.GetAsync("/v1/citation?corpus=nothing"), 404, "unknown_source");
    }
}
