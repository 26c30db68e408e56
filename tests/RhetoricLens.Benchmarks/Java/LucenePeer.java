import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.DelegatingAnalyzerWrapper;
import org.apache.lucene.analysis.LowerCaseFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.Tokenizer;
import org.apache.lucene.analysis.cjk.CJKBigramFilter;
import org.apache.lucene.analysis.cjk.CJKWidthFilter;
import org.apache.lucene.analysis.en.EnglishPossessiveFilter;
import org.apache.lucene.analysis.en.PorterStemFilter;
import org.apache.lucene.analysis.miscellaneous.ASCIIFoldingFilter;
import org.apache.lucene.analysis.standard.StandardTokenizer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.document.*;
import org.apache.lucene.index.*;
import org.apache.lucene.search.*;
import org.apache.lucene.search.spans.*;
import org.apache.lucene.search.similarities.BM25Similarity;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.util.BytesRef;

/** The peer of the search benchmark: the same documents, analysis and queries on Java Lucene. Arguments: documents.tsv queries.tsv index-folder threads. */
public final class LucenePeer {
    private static final int COMMIT_EVERY = 5000;

    public static void main(String[] args) throws Exception {
        List<String> lines = Files.readAllLines(Paths.get(args[0]), StandardCharsets.UTF_8);
        Path folder = Paths.get(args[2]);
        int threads = Integer.parseInt(args[3]);
        // Warm-up on a part, as the other side has one.
        index(lines.subList(0, Math.min(lines.size(), 10000)), folder.resolve("warm"), threads);
        long start = System.nanoTime();
        long before = cpu();
        index(lines, folder.resolve("index"), threads);
        System.out.printf(java.util.Locale.ROOT, "indexed\t%d\t%.3f\t%.3f%n", lines.size(), (System.nanoTime() - start) / 1e9, (cpu() - before) / 1e9);
        search(Files.readAllLines(Paths.get(args[1]), StandardCharsets.UTF_8), folder.resolve("index"));
    }

    private static Analyzer analyzer(boolean stems) {
        return new Analyzer() {
            @Override
            protected TokenStreamComponents createComponents(String field) {
                Tokenizer words = new StandardTokenizer();
                TokenStream end = stems
                    ? new ASCIIFoldingFilter(new PorterStemFilter(new LowerCaseFilter(new EnglishPossessiveFilter(new CJKWidthFilter(words)))))
                    : new ASCIIFoldingFilter(new CJKBigramFilter(new LowerCaseFilter(new CJKWidthFilter(words))));
                return new TokenStreamComponents(words, end);
            }
        };
    }

    /** Words with their places in the text, as the other side keeps them. */
    private static final FieldType PLACED = new FieldType(TextField.TYPE_NOT_STORED);

    static {
        PLACED.setIndexOptions(IndexOptions.DOCS_AND_FREQS_AND_POSITIONS_AND_OFFSETS);
        PLACED.freeze();
    }

    private static void index(List<String> lines, Path folder, int threads) throws Exception {
        Analyzer exact = analyzer(false);
        Analyzer stems = analyzer(true);
        Analyzer both = new DelegatingAnalyzerWrapper(Analyzer.PER_FIELD_REUSE_STRATEGY) {
            @Override
            protected Analyzer getWrappedAnalyzer(String field) {
                return field.startsWith("words.") ? stems : exact;
            }
        };
        IndexWriterConfig config = new IndexWriterConfig(both).setRAMBufferSizeMB(128).setSimilarity(new BM25Similarity());
        FieldType stemType = new FieldType();
        stemType.setTokenized(true);
        stemType.setIndexOptions(IndexOptions.DOCS_AND_FREQS);
        stemType.freeze();
        try (IndexWriter writer = new IndexWriter(FSDirectory.open(folder), config)) {
            for (int from = 0; from < lines.size(); from += COMMIT_EVERY) {
                int to = Math.min(lines.size(), from + COMMIT_EVERY);
                AtomicInteger next = new AtomicInteger(from);
                ExecutorService pool = Executors.newFixedThreadPool(threads);
                List<java.util.concurrent.Future<?>> work = new ArrayList<>();
                for (int t = 0; t < threads; t++) {
                    work.add(pool.submit(() -> {
                        for (int i; (i = next.getAndIncrement()) < to; ) {
                            add(writer, lines.get(i), i, stemType);
                        }
                        return null;
                    }));
                }
                for (java.util.concurrent.Future<?> one : work) {
                    one.get();
                }
                pool.shutdown();
                pool.awaitTermination(1, TimeUnit.MINUTES);
                writer.commit();
            }
        }
    }

    private static void add(IndexWriter writer, String line, int number, FieldType stemType) throws IOException {
        String[] cells = line.split("\t", 4);
        Document document = new Document();
        document.add(new StringField("id", cells[0], Field.Store.NO));
        document.add(new SortedDocValuesField("id", new BytesRef(cells[0])));
        document.add(new NumericDocValuesField("version", number));
        document.add(new Field("text", cells[3], PLACED));
        document.add(new TextField("title", "Statement", Field.Store.NO));
        document.add(new TextField("speaker", "A Speaker", Field.Store.NO));
        document.add(new Field("words.en", cells[3], stemType));
        document.add(new Field("words.en", "Statement", stemType));
        value(document, "collection", "test");
        value(document, "country", cells[1]);
        value(document, "kind", "speech");
        value(document, "language", "en");
        int year = Integer.parseInt(cells[2]);
        document.add(new IntPoint("first_day", year * 10000 + 101));
        document.add(new NumericDocValuesField("first_day", year * 10000 + 101));
        document.add(new IntPoint("last_day", year * 10000 + 1231));
        document.add(new SortedDocValuesField("year", new BytesRef(cells[2])));
        writer.updateDocument(new Term("id", cells[0]), document);
    }

    private static void value(Document document, String field, String value) {
        document.add(new StringField(field, value, Field.Store.NO));
        document.add(new SortedDocValuesField(field, new BytesRef(value)));
    }

    private static void search(List<String> queries, Path folder) throws Exception {
        try (DirectoryReader reader = DirectoryReader.open(FSDirectory.open(folder))) {
            IndexSearcher searcher = new IndexSearcher(reader);
            searcher.setSimilarity(new BM25Similarity());
            searcher.setQueryCache(null);
            Sort order = new Sort(SortField.FIELD_SCORE, new SortField("id", SortField.Type.STRING));
            long before = 0;
            for (int pass = 0; pass < 4; pass++) {
                before = cpu();
                for (int i = 0; i < queries.size(); i++) {
                    long start = System.nanoTime();
                    Query query = parse(queries.get(i).split("\t"), reader);
                    TopFieldCollector top = TopFieldCollector.create(order, 21, Integer.MAX_VALUE);
                    searcher.search(query, top);
                    if (pass == 3) {
                        System.out.printf(java.util.Locale.ROOT, "query\t%d\t%d\t%.4f%n", i, top.getTotalHits(), (System.nanoTime() - start) / 1e6);
                    }
                }
            }
            System.out.printf(java.util.Locale.ROOT, "searched\t%.3f%n", (cpu() - before) / 1e6);
        }
    }

    /** Nanoseconds of all threads of this process. */
    private static long cpu() {
        return ((com.sun.management.OperatingSystemMXBean) java.lang.management.ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime();
    }

    private static Query parse(String[] cells, IndexReader reader) throws IOException {
        switch (cells[0]) {
            case "all": return join(BooleanClause.Occur.MUST, word(cells[1]), word(cells[2]));
            case "any": return join(BooleanClause.Occur.SHOULD, word(cells[1]), word(cells[2]));
            case "phrase": return either(f -> new PhraseQuery(f, cells[1], cells[2]));
            case "near": return either(f -> new SpanNearQuery(new SpanQuery[] {new SpanTermQuery(new Term(f, cells[1])), new SpanTermQuery(new Term(f, cells[2]))}, 5, false));
            case "prefix": return either(f -> new ConstantScoreQuery(new PrefixQuery(new Term(f, cells[1]))));
            case "fuzzy": return either(f -> {
                FuzzyQuery fuzzy = new FuzzyQuery(new Term(f, cells[1]), 1, 1, 1024, true);
                fuzzy.setRewriteMethod(new MultiTermQuery.TopTermsBoostOnlyBooleanQueryRewrite(1024));
                return fuzzy;
            });
            case "country": return new BooleanQuery.Builder().add(word(cells[1]), BooleanClause.Occur.MUST)
                .add(new TermQuery(new Term("country", cells[2])), BooleanClause.Occur.FILTER).build();
            case "not": return new BooleanQuery.Builder().add(word(cells[1]), BooleanClause.Occur.MUST)
                .add(word(cells[2]), BooleanClause.Occur.MUST_NOT).build();
            default: return word(cells[1]);
        }
    }

    private static Query join(BooleanClause.Occur occur, Query a, Query b) {
        return new BooleanQuery.Builder().add(a, occur).add(b, occur).build();
    }

    private static Query either(java.util.function.Function<String, Query> in) {
        return new DisjunctionMaxQuery(Arrays.asList(in.apply("text"), in.apply("title")), 0f);
    }

    private static Query word(String word) throws IOException {
        return new DisjunctionMaxQuery(Arrays.asList(
            new TermQuery(new Term("text", word)), new TermQuery(new Term("title", word)), new TermQuery(new Term("words.en", stem(word)))), 0f);
    }

    private static final Analyzer STEMS = analyzer(true);

    private static String stem(String word) throws IOException {
        try (TokenStream stream = STEMS.tokenStream("", word)) {
            CharTermAttribute term = stream.addAttribute(CharTermAttribute.class);
            stream.reset();
            return stream.incrementToken() ? term.toString() : word;
        }
    }
}
