# Rules that export articles; include this file in a Makefile:
#
#     all: briefs
#     include $(shell brief info --makefile)
#
# Each article in $(ARTICLES) becomes STEM.pdf, STEM.docx, STEM-summary.pdf and STEM-summary.docx in
# $(OUTPUT), whenever the article, the flags, or anything that it uses (pictures, templates,
# stylesheets, fonts) changed. `briefs` stands for all of them. Files whose bytes come out the same
# keep their time, so nothing that depends on them is made again. Needs GNU make 4.2, and names
# without blanks, `%`, and the wildcards `*`, `?` and `[`.

BRIEF ?= brief
BRIEF_FLAGS ?=
ARTICLES ?= articles
OUTPUT ?= output

brief.endings := md markdown yaml yml json html htm xhtml txt text
brief.kinds := %.pdf %.docx %-summary.pdf %-summary.docx
brief.folder := $(OUTPUT)/.brief
brief.quote = '$(subst ','\'',$1)'

# Other flags make other files. (First, since make remembers what it saw in a folder.)
brief.flags := BRIEF_FLAGS = $(BRIEF_FLAGS)
ifneq ($(brief.flags),$(file <$(brief.folder)/flags))
$(shell mkdir -p $(call brief.quote,$(brief.folder)))
$(file >$(brief.folder)/flags,$(brief.flags))
endif

brief.articles := $(notdir $(foreach ending,$(brief.endings),$(wildcard $(ARTICLES)/*.$(ending))))
brief.stems := $(sort $(basename $(brief.articles)))
ifneq ($(words $(brief.stems)),$(words $(brief.articles)))
$(error Two articles in $(ARTICLES) have one name, and their files would be the same)
endif
brief.files = $(foreach kind,$(brief.kinds),$(patsubst %,$(OUTPUT)/$(kind),$1))
brief.proofs = $(patsubst %,$(brief.folder)/%.done,$1)

.PHONY: briefs brief.always
briefs: $(call brief.files,$(brief.stems)) $(call brief.proofs,$(brief.stems))

# One run of brief makes all files of an article. It may leave each of them as it is, so the proof
# that it ran is a file of its own, and the files only follow it.
$(patsubst %,$(OUTPUT)/%,$(brief.kinds)): $(brief.folder)/%.done ;

define brief.rule
$$(brief.folder)/%.done: $$(ARTICLES)/%.$1 $$(brief.folder)/flags
	$$(BRIEF) export $$(BRIEF_FLAGS) --output $$(call brief.quote,$$(OUTPUT)) \
	    --deps $$(call brief.quote,$$(@D)/$$(<F).d) --deps-target $$(call brief.quote,$$@) \
	    -- $$(call brief.quote,$$<)
	@touch $$(call brief.quote,$$@)
endef
$(foreach ending,$(brief.endings),$(eval $(call brief.rule,$(ending))))

# What each article used, as its last run told.
brief.told := $(filter $(brief.articles:%=$(brief.folder)/%.d),$(wildcard $(brief.folder)/*.d))
-include $(brief.told)

# An article that told nothing yet, or one of whose files somebody deleted, is exported again.
brief.present := $(wildcard $(OUTPUT)/*) $(brief.told)
brief.wanted = $(call brief.files,$(basename $1)) $(brief.folder)/$1.d
brief.incomplete := $(basename $(foreach article,$(brief.articles),\
    $(if $(filter-out $(brief.present),$(call brief.wanted,$(article))),$(article))))
$(call brief.proofs,$(brief.incomplete)): brief.always
