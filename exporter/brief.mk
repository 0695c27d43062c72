# Rules that export articles; include this file in a Makefile:
#
#     all: briefs
#     include $(shell brief info --makefile)
#
# `briefs` stands for the files of all articles in $(ARTICLES) and the folders below it, which go to
# the same folders below $(OUTPUT). What is outdated is made in one call of brief, which tells that
# by its own record: an article, what it uses (pictures, templates, stylesheets, fonts), the flags in
# $(BRIEF_FLAGS), which may be any, or a file that was made. `make -j4` makes four at once; without
# -j there are as many as processors. A single file can be asked for, as in `make output/one.pdf`.
# Files whose bytes come out the same keep their time, so nothing that depends on them is made again.
# `briefs-clean` takes away the files of articles that are gone, or have another name, and no others.
# In a folder that has a project file, brief.toml, `briefs` is `brief build` of $(BRIEF_TARGETS), or of
# all targets; the project says where the articles are, and where their files go.
# Needs GNU make 4.2, and names without blanks, `%`, and the wildcards `*`, `?` and `[`.

BRIEF ?= brief
BRIEF_FLAGS ?=
ARTICLES ?= articles
OUTPUT ?= output
BRIEF_TARGETS ?=
brief.at_once = $(filter -j%,$(filter-out -j,$(MAKEFLAGS)))

ifneq ($(wildcard brief.toml),)

.PHONY: briefs briefs-clean
briefs:
	$(BRIEF) build $(brief.at_once) $(BRIEF_FLAGS) $(BRIEF_TARGETS)

briefs-clean:
	$(BRIEF) clean --gone

# A file of them can be asked for; what is as it was is left so.
$(OUTPUT)/%: briefs ;

else

ifneq ($(words $(ARTICLES)) $(words $(OUTPUT)),1 1)
$(error ARTICLES and OUTPUT name a folder each, without blanks)
endif

brief.endings := md markdown yaml yml json html htm xhtml txt text
brief.kinds := %.pdf %.docx %-summary.pdf %-summary.docx
brief.folder := $(OUTPUT)/.brief
brief.quote = '$(subst ','\'',$1)'
brief.quoted = $(foreach name,$1,$(call brief.quote,$(name)))

# The articles; hidden files are none, nor is a brand file, and what was made is none, if it lies among them.
brief.named := $(patsubst %,-o -name '*.%',$(brief.endings))
brief.passed := -name '.?*' -prune -o -name '_brand.y*ml' -prune $(patsubst %,-o -samefile % -prune,$(call brief.quoted,$(wildcard $(OUTPUT))))
brief.find = $(if $(wildcard $(ARTICLES)),$(shell find -L $(call brief.quote,$(ARTICLES)) \
    $(brief.passed) -o -type f \( -false $(brief.named) \) $1 -print))
brief.unfit := $(call brief.find,-name '*[][:space:]%*?[]*')
ifneq ($(brief.unfit),)
$(error make cannot hold the name of $(brief.unfit); rename it, without blanks, `%`, `*`, `?` and `[`)
endif
brief.articles := $(sort $(call brief.find,))
brief.stems = $(basename $(patsubst $(ARTICLES)/%,%,$1))
ifneq ($(words $(sort $(call brief.stems,$(brief.articles)))),$(words $(brief.articles)))
$(error Two articles in $(ARTICLES) have one name, and their files would be the same)
endif

# Who asks for some files alone gets their articles alone.
brief.made = $(filter $(OUTPUT)/$(brief.stems).% $(OUTPUT)/$(brief.stems)-%,$(MAKECMDGOALS))
brief.asked := $(strip $(if $(filter-out $(OUTPUT)/%,$(MAKECMDGOALS)),,\
    $(foreach article,$(brief.articles),$(if $(call brief.made,$(article)),$(article)))))
brief.name := $(if $(brief.asked),asked,briefs)
brief.articles := $(or $(brief.asked),$(brief.articles))
brief.stamp := $(brief.folder)/$(brief.name).done
brief.ran := $(brief.folder)/$(brief.name).articles

# Other flags make other files.
brief.call := BRIEF_FLAGS = $(BRIEF_FLAGS) $(if $(brief.asked),$(MAKECMDGOALS))
ifneq ($(brief.call),$(file <$(brief.folder)/$(brief.name).call))
$(shell mkdir -p $(call brief.quote,$(brief.folder)))
$(file >$(brief.folder)/$(brief.name).call,$(brief.call))
endif

# So does what has come to the articles or the templates since, by whatever way, and what somebody
# did to the files that were made; brief looks more closely.
brief.templates := $(wildcard $(patsubst --template=%,%,\
    $(filter --template=%,$(subst --template ,--template=,$(BRIEF_FLAGS)))))
brief.since = $(if $(wildcard $(brief.stamp)),$(shell find -H $(call brief.quoted,$(wildcard $1)) \
    -name .brief -prune -o $2 -cnewer $(call brief.quote,$(brief.stamp)) -print | head -n 1))
brief.news := $(if $(wildcard $(ARTICLES)),$(call brief.since,$(ARTICLES),! -type d))\
    $(if $(wildcard $(OUTPUT)),$(call brief.since,$(OUTPUT),))\
    $(if $(brief.templates),$(call brief.since,$(brief.templates),))

.PHONY: briefs briefs-clean brief.always
briefs: $(if $(brief.articles),$(brief.stamp))

$(brief.stamp): $(brief.folder)/$(brief.name).call $(if $(strip $(brief.news)),brief.always)
	$(BRIEF) export $(brief.at_once) $(BRIEF_FLAGS) \
	    --output $(call brief.quote,$(OUTPUT)) --base $(call brief.quote,$(ARTICLES)) \
	    --deps $(call brief.quote,$(brief.folder)/$(brief.name).d) \
	    --deps-target $(call brief.quote,$@) -- $(call brief.quoted,$(brief.articles))
	@mv $(call brief.quoted,$(brief.ran).new $(brief.ran))
	@touch $(call brief.quote,$@); sleep 0.02 # a tick, so that whatever comes next is newer
	@:$(file >$(brief.ran).new,$(brief.articles)) # before any line of this runs, so under another name

briefs-clean:
	$(BRIEF) clean $(call brief.quote,$(OUTPUT))

# One run makes all files. It may leave each of them as it is, so the proof that it ran is a file of
# its own, and the files only follow it.
brief.there = $(wildcard $(OUTPUT)/$(brief.stems).* $(OUTPUT)/$(brief.stems)-*)
brief.files := $(sort $(foreach article,$(brief.articles),$(call brief.there,$(article))\
    $(call brief.made,$(article)) $(patsubst %,$(OUTPUT)/%,$(foreach kind,$(brief.kinds),\
    $(patsubst %,$(kind),$(call brief.stems,$(article)))))))
$(if $(brief.files),$(eval $$(brief.files): $$(brief.stamp) ;))

# What the articles used, as the last run told; one that is gone since is no reason for another.
-include $(wildcard $(brief.folder)/$(brief.name).d)
brief.gone := $(filter-out $(brief.articles),$(file <$(brief.ran)))
$(if $(brief.gone),$(eval $$(brief.gone): ;)$(eval .SECONDARY: $$(brief.gone)))

endif
