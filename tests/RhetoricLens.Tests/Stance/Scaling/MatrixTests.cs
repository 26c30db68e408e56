using System.Text;
using RhetoricLens.Core.Outcomes;
using RhetoricLens.Stance.Scaling;

namespace RhetoricLens.Tests.Stance.Scaling;

public sealed class MatrixTests
{
    [Fact]
    public void A_table_reads_the_same_on_its_side()
    {
        var upright = Read(",a,b\nd1,1,0\nd2,2,3\n", rowsAreTerms: false).Value;
        var turned = Read("w,d1,d2\na,1,2\nb,0,3\n", rowsAreTerms: true).Value;
        foreach (var matrix in new[] { upright, turned })
        {
            Assert.Equal(["d1", "d2"], matrix.Documents);
            Assert.Equal(["a", "b"], matrix.Terms);
            Assert.Equal([1L, 5L], matrix.Tokens);
            Assert.Equal([KeyValuePair.Create(0, 2), KeyValuePair.Create(1, 3)], matrix.Cells(1));
        }
    }

    [Theory]
    [InlineData(",a,b\nd1,1,x\n", "bad_count", "m.csv, row 2, column b")]
    [InlineData(",a,b\nd1,1,-1\n", "bad_count", "m.csv, row 2, column b")]
    [InlineData(",a,b\nd1,1,2\nd2,1.5,2\n", "bad_count", "m.csv, row 3, column a")]
    [InlineData(",a,b\nd1,1\n", "wrong_cell_count", "m.csv, row 2")]
    [InlineData(",a,a\nd1,1,2\n", "duplicate_column", "m.csv, row 1")]
    [InlineData(",a\nd1,1\nd1,2\n", "duplicate_id", "m.csv")]
    [InlineData("d1\n", "bad_matrix", "m.csv, row 1")]
    [InlineData(",a,b\n", "empty_file", "m.csv")]
    public void What_is_no_table_of_counts_is_a_problem_with_its_place(string text, string code, string where)
    {
        var problem = Read(text, rowsAreTerms: false).Problem;
        Assert.Equal((code, where), (problem?.Code, problem?.Where));
    }

    [Fact]
    public void Texts_are_counted_in_normal_form_without_numbers_stop_words_and_rare_words()
    {
        var texts = new TextMatrix(new HashSet<string> { "the" });
        texts.Add("b", "The Multi-stakeholder model of 2014.");
        texts.Add("a", "the multistakeholder MODEL, the model");
        var matrix = texts.Build(minDocuments: 2);
        Assert.Equal(["a", "b"], matrix.Documents);
        Assert.Equal(["model", "multistakeholder"], matrix.Terms);
        Assert.Equal([3L, 2L], matrix.Tokens);
    }

    private static Outcome<DocumentTermMatrix> Read(string text, bool rowsAreTerms) =>
        MatrixCsv.Read(new MemoryStream(Encoding.UTF8.GetBytes(text)), "m.csv", rowsAreTerms);
}
